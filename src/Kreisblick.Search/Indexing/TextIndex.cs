namespace Kreisblick.Search;

/// <summary>Terms, their postings, and the terms of the titles in order.</summary>
internal sealed class TextIndex(
    Dictionary<string, int> terms,
    PostingLists postings,
    int[] titleStart,
    int[] titleTerms
)
{
    internal PostingLists Postings => postings;

    internal long Bytes =>
        postings.Bytes + ((titleStart.Length + titleTerms.Length) * 4L) + terms.Keys.Sum(t => 48L + (t.Length * 2L));

    /// <summary>Number of the term, or −1.</summary>
    internal int Term(string term) => terms.TryGetValue(term, out var id) ? id : -1;

    /// <summary>True when a title has the two terms one behind the other.</summary>
    internal bool TitleHas(int document, int first, int second)
    {
        var title = titleTerms.AsSpan(titleStart[document], titleStart[document + 1] - titleStart[document]);
        for (var i = 0; i + 1 < title.Length; i++)
        {
            if (title[i] == first && title[i + 1] == second)
            {
                return true;
            }
        }

        return false;
    }
}
