using System.Globalization;
using System.Text;

namespace Kreisblick.Documents.Tables;

/// <summary>
/// Rows of a CSV file (RFC 4180) as German spreadsheets open it by a double click: semicolons, decimal comma, days as
/// "16.09.2026", lines end with CR LF; the file is UTF-8 and begins with <see cref="Preamble"/>. A text that a
/// spreadsheet would take for a formula gets an apostrophe before it (OWASP "CSV Injection"): it begins with
/// <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, tab, CR, LF or NUL, also in the full-width forms that programs fold.
/// </summary>
public static class SheetCsv
{
    /// <summary>The byte order mark, by which spreadsheets know UTF-8.</summary>
    public const string Preamble = "\uFEFF";

    private const string Dangerous = "=+-@\t\r\n\0＝＋－＠";
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>One row with its line end.</summary>
    public static string Row(IEnumerable<SheetCell> cells)
    {
        var row = new StringBuilder();
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                row.Append(';');
            first = false;
            row.Append(Written(cell));
        }
        return row.Append("\r\n").ToString();
    }

    private static string Written(SheetCell cell) =>
        cell switch
        {
            { Text: { } text } => Quoted(Guarded(text)),
            { Number: { } number } => number.ToString("0.####", German),
            { Day: { } day } => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            _ => "",
        };

    private static string Guarded(string text) =>
        Dangerous.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(";\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
