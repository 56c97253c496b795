using System.Runtime.InteropServices;

namespace Kreisblick.Search;

/// <summary>What a token is; decides whether it is stemmed, split or corrected.</summary>
public enum TokenKind
{
    /// <summary>A run of letters.</summary>
    Word,

    /// <summary>Digits, with at most one letter behind ("16a").</summary>
    Number,

    /// <summary>A section of a law: "§16a".</summary>
    Paragraph,
}

/// <summary>One token of a text: where it stands, in characters of the cleaned text.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Token(int Start, int Length, TokenKind Kind)
{
    /// <summary>The characters of the token.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
