namespace Kreisblick.Search;

/// <summary>One word of a query or of a synonym, with what analysis knows about it.</summary>
internal sealed class QueryWord
{
    private static readonly Dictionary<string, string> Roman = new(StringComparer.Ordinal)
    {
        ["i"] = "1",
        ["ii"] = "2",
        ["iii"] = "3",
        ["iv"] = "4",
        ["v"] = "5",
        ["vi"] = "6",
        ["vii"] = "7",
        ["viii"] = "8",
        ["ix"] = "9",
        ["x"] = "10",
        ["xi"] = "11",
        ["xii"] = "12",
        ["xiv"] = "14",
    };

    private QueryWord(string typed, string folded, TokenKind kind, Token token)
    {
        Typed = typed;
        Original = folded;
        Folded = folded;
        Kind = kind;
        Token = token;
        Term = kind == TokenKind.Word ? GermanTerm.Of(folded) : folded;
        IsStop = kind == TokenKind.Word && StopWords.Contains(folded);
    }

    internal string Typed { get; }

    /// <summary>Folded as typed.</summary>
    internal string Original { get; }

    /// <summary>Folded, after correction.</summary>
    internal string Folded { get; private set; }

    internal string Term { get; private set; }

    internal TokenKind Kind { get; }

    internal Token Token { get; }

    internal bool IsStop { get; }

    /// <summary>Other words near to a misspelt one, best first; empty when the word exists.</summary>
    internal IReadOnlyList<WordList.Near> Corrections { get; private set; } = [];

    internal void Correct(IReadOnlyList<WordList.Near> nearest)
    {
        Corrections = nearest;
        Folded = nearest[0].Word;
        Term = GermanTerm.Of(Folded);
    }

    internal static List<QueryWord> Of(string text, int most)
    {
        var clean = GermanFolding.Clean(text);
        var tokens = new List<Token>();
        Tokenizer.Tokenize(clean, tokens, most);
        var words = new List<QueryWord>(tokens.Count);
        foreach (var token in tokens)
        {
            var typed = token.In(clean).ToString();
            var folded = Key(typed, token.Kind, words.Count > 0 ? words[^1].Folded : "");
            words.Add(new QueryWord(typed, folded, token.Kind, token));
        }

        return words;
    }

    /// <summary>Folded form; Roman numerals of the social code and of old benefits become digits ("SGB II" = "SGB 2").</summary>
    internal static string Key(string typed, TokenKind kind, string foldedBefore)
    {
        var folded = GermanFolding.Fold(typed);
        return kind == TokenKind.Paragraph ? "§" + folded
            : foldedBefore is ("sgb" or "alg" or "hartz" or "arbeitslosengeld")
            && Roman.TryGetValue(folded, out var digits)
                ? digits
            : folded;
    }
}
