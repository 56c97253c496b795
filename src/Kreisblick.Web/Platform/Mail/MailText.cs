using System.Text;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>
/// One mail as a text file: a first line <c>Betreff: …</c>, a blank line, the body; both with <c>{placeholders}</c>.
/// A placeholder is replaced once: what is put in is never read as a placeholder itself.
/// </summary>
internal sealed class MailText
{
    private const string SubjectLine = "Betreff: ";
    private readonly string subject;
    private readonly string body;

    private MailText(string name, string subject, string body) =>
        (Name, this.subject, this.body) = (name, subject, body);

    public string Name { get; }

    /// <exception cref="FormatException">The file has another form.</exception>
    public static MailText Parse(string name, string file)
    {
        var lines = file.ReplaceLineEndings("\n").Split('\n', 3);
        return
            lines is [{ } first, "", { Length: > 0 } rest]
            && first.StartsWith(SubjectLine, StringComparison.Ordinal)
            && first.Length > SubjectLine.Length
            ? new MailText(name, first[SubjectLine.Length..], rest.TrimEnd('\n'))
            : throw new FormatException($"{name}: a mail text begins with \"{SubjectLine}\" and a blank line.");
    }

    public IReadOnlySet<string> Placeholders =>
        Pieces(subject)
            .Concat(Pieces(body))
            .Where(p => p.IsPlaceholder)
            .Select(p => p.Text)
            .ToHashSet(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A value is missing, or would break out of the subject line.</exception>
    public (string Subject, string Body) Fill(IReadOnlyDictionary<string, string> values)
    {
        var line = Fill(subject, values);
        if (!MailHeader.IsLine(line) || line.Length > OutboxMail.MaxSubject)
            throw new ArgumentException($"{Name}: the subject would be no single line of a mail.", nameof(values));
        var text = Plain(Fill(body, values));
        return text.Length <= OutboxMail.MaxBody
            ? (line, text)
            : throw new ArgumentException($"{Name}: the text is too long for a mail.", nameof(values));
    }

    private string Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder(text.Length);
        foreach (var (piece, isPlaceholder) in Pieces(text))
            filled.Append(
                !isPlaceholder ? piece
                : values.TryGetValue(piece, out var value) ? value
                : throw new ArgumentException($"{Name}: no value for {{{piece}}}.", nameof(values))
            );
        return filled.ToString();
    }

    private static IEnumerable<(string Text, bool IsPlaceholder)> Pieces(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
                break;
            yield return (text[at..open], false);
            yield return (text[(open + 1)..close], true);
            at = close + 1;
        }

        yield return (text[at..], false);
    }

    private static string Plain(string text) =>
        new([.. text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]);
}

internal static class MailHeader
{
    /// <summary>True for a text that stays on its line of the header: no CR, LF, NUL or other control character, no
    /// line or paragraph separator of Unicode.</summary>
    public static bool IsLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');
}
