using Kreisblick.Web.Platform.Files;

namespace Kreisblick.Web.Features.Accounts.NewPassword;

/// <summary>The lists in <c>data/accounts</c> of what is tried first: words, fillers, whole sentences.</summary>
internal sealed class PasswordWords
{
    private const int ShortestWord = 3;

    private PasswordWords(IReadOnlyList<string> words, IReadOnlyList<string> fillers, IReadOnlySet<string> phrases) =>
        (Words, Fillers, Phrases) = (words, fillers, phrases);

    public static Lazy<PasswordWords> Shipped { get; } =
        new(() =>
            new PasswordWords(
                [
                    .. Lines("password-words.txt")
                        .SelectMany(Split)
                        .Where(w => w.Length >= ShortestWord)
                        .Distinct(StringComparer.Ordinal),
                ],
                [.. Lines("password-fillers.txt").SelectMany(Split).Distinct(StringComparer.Ordinal)],
                Lines("password-phrases.txt").Select(PasswordText.Core).ToHashSet(StringComparer.Ordinal)
            )
        );

    /// <summary>Folded words, in no order.</summary>
    public IReadOnlyList<string> Words { get; }

    public IReadOnlyList<string> Fillers { get; }

    /// <summary>Folded, without blanks and signs.</summary>
    public IReadOnlySet<string> Phrases { get; }

    private static IEnumerable<string> Split(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Lines(string file)
    {
        using var text = new StreamReader(EmbeddedData.Open("accounts/" + file));
        while (text.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return PasswordText.Fold(line);
    }
}
