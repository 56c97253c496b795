namespace Kreisblick.Web.Features.Offers.Review;

/// <summary>What became of a piece of text.</summary>
internal enum Fate
{
    Same,
    Gone,
    New,
}

/// <summary>Words that share a fate.</summary>
internal sealed record TextPiece(Fate Fate, string Text);

/// <summary>Two versions of a text, word by word, by their longest common subsequence.</summary>
internal static class WordDifferences
{
    /// <summary>Above this the table of the comparison grows too large; then the whole text is old and new.</summary>
    private const int MostWords = 1_500;

    public static IReadOnlyList<TextPiece> Between(string? before, string? after)
    {
        var (a, b) = (Words(before), Words(after));
        if (a.Length > MostWords || b.Length > MostWords)
            return Joined([.. a.Select(w => (Fate.Gone, w)), .. b.Select(w => (Fate.New, w))]);
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        for (var j = b.Length - 1; j >= 0; j--)
            common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        var pieces = new List<(Fate, string)>();
        for (var (i, j) = (0, 0); i < a.Length || j < b.Length; )
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                pieces.Add((Fate.Same, a[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (i < a.Length && (j == b.Length || common[i + 1, j] >= common[i, j + 1]))
                pieces.Add((Fate.Gone, a[i++]));
            else
                pieces.Add((Fate.New, b[j++]));
        return Joined(pieces);
    }

    private static List<TextPiece> Joined(List<(Fate Fate, string Word)> words)
    {
        var pieces = new List<TextPiece>();
        foreach (var (fate, word) in words)
            if (pieces.Count > 0 && pieces[^1].Fate == fate)
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + " " + word };
            else
                pieces.Add(new TextPiece(fate, word));
        return pieces;
    }

    private static string[] Words(string? text) =>
        (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
