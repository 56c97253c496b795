using System.Runtime.InteropServices;

namespace Kreisblick.Search;

/// <summary>
/// For each term the documents it stands in, ascending, each with its weight: the saturated BM25F term frequency
/// in 15 bits, and one bit that says "in a title". Six bytes per posting.
/// Ranking function: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), section 3.6.
/// </summary>
internal sealed class PostingLists
{
    internal const float Saturation = 1.2f;
    private const float Full = 32767f;
    private readonly int[] start;
    private readonly int[] documents;
    private readonly ushort[] weights;

    private PostingLists(int[] start, int[] documents, ushort[] weights)
    {
        this.start = start;
        this.documents = documents;
        this.weights = weights;
    }

    internal int TermCount => start.Length - 1;

    internal long Bytes => (start.Length * 4L) + (documents.Length * 6L);

    internal int Frequency(int term) => start[term + 1] - start[term];

    internal ReadOnlySpan<int> Documents(int term) => documents.AsSpan(start[term], Frequency(term));

    internal ReadOnlySpan<ushort> Weights(int term) => weights.AsSpan(start[term], Frequency(term));

    /// <summary>Weight of the term in the document, or 0.</summary>
    internal ushort Find(int term, int document)
    {
        var at = Documents(term).BinarySearch(document);
        return at < 0 ? (ushort)0 : weights[start[term] + at];
    }

    internal static float Value(ushort weight) => (weight >> 1) * (1 / Full);

    internal static bool InTitle(ushort weight) => (weight & 1) != 0;

    internal static ushort Pack(float frequency, bool inTitle)
    {
        var saturated = frequency / (Saturation + frequency);
        var packed = Math.Max(1, (int)MathF.Round(saturated * Full));
        return (ushort)((packed << 1) | (inTitle ? 1 : 0));
    }

    /// <summary>Orders postings that were collected document by document.</summary>
    internal static PostingLists From(List<Posting> collected, int termCount)
    {
        var starts = new int[termCount + 1];
        var all = CollectionsMarshal.AsSpan(collected);
        foreach (ref readonly var posting in all)
        {
            starts[posting.Term + 1]++;
        }

        for (var t = 0; t < termCount; t++)
        {
            starts[t + 1] += starts[t];
        }

        var next = starts.AsSpan(0, termCount).ToArray();
        var ordered = new int[all.Length];
        var orderedWeights = new ushort[all.Length];
        foreach (ref readonly var posting in all)
        {
            var at = next[posting.Term]++;
            ordered[at] = posting.Document;
            orderedWeights[at] = posting.Weight;
        }

        return new PostingLists(starts, ordered, orderedWeights);
    }

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Posting(int Term, int Document, ushort Weight);
}
