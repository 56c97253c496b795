using System.Globalization;
using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>
/// What a step's form sent, field by field. Fields are named by their path in the document ("phones/{id}/number"), so
/// that a finding of <see cref="DocumentCheck"/> stands at its field. What cannot be read as number or date is told,
/// never guessed.
/// </summary>
internal sealed class DraftForm(IFormCollection form)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly string[] DateForms = ["yyyy-MM-dd", "d.M.yyyy", "d.M.yy"];
    private readonly List<DocumentFinding> unread = [];

    /// <summary>Fields with content that is no number or no date.</summary>
    public IReadOnlyList<DocumentFinding> Unread => unread;

    public bool Has(string path) => form.ContainsKey(path);

    public bool IsTicked(string path) => form.ContainsKey(path);

    /// <summary>Trimmed, line ends as <c>\n</c>, no other control characters; null for nothing.</summary>
    public string? Text(string path)
    {
        var typed = form[path].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        var clean = new string([.. typed.Where(c => c is '\n' or '\t' || !char.IsControl(c))]);
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>All values of a field of which there are several (ticked boxes), in their order.</summary>
    public IReadOnlyList<string> All(string path) => [.. form[path].OfType<string>().Where(v => v.Length > 0)];

    public int? Whole(string path)
    {
        if (Text(path) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        return Refuse<int>(path, "Geben Sie eine ganze Zahl ein, zum Beispiel 18.");
    }

    /// <summary>"12,50" and "12.50", also with "€".</summary>
    public decimal? Amount(string path)
    {
        if (Text(path)?.Trim('€', ' ').Replace("EUR", "", StringComparison.OrdinalIgnoreCase).Trim() is not { } text)
            return null;
        var culture = text.Contains(',', StringComparison.Ordinal) ? German : CultureInfo.InvariantCulture;
        if (decimal.TryParse(text, NumberStyles.Number, culture, out var amount) && amount is >= 0 and < 1_000_000)
            return amount;
        return Refuse<decimal>(path, "Geben Sie einen Betrag in Euro ein, zum Beispiel 12,50.");
    }

    public double? Degrees(string path)
    {
        if (Text(path) is not { } text)
            return null;
        var number = text.Replace(',', '.');
        if (
            double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && degrees is > -180 and < 180
        )
            return degrees;
        return Refuse<double>(path, "Geben Sie Grad als Zahl ein, zum Beispiel 51,2089.");
    }

    public DateOnly? Date(string path)
    {
        if (Text(path) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, DateForms, German, DateTimeStyles.None, out var date))
            return date;
        return Refuse<DateOnly>(path, "Geben Sie ein Datum ein, zum Beispiel 24.12.2026.");
    }

    /// <summary>A date as the schedule rules read it; what is no date goes on as typed and is refused there.</summary>
    public string? IsoDate(string path) =>
        Text(path) is { } text
            ? DateOnly.TryParseExact(text, DateForms, German, DateTimeStyles.None, out var date)
                ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : text
            : null;

    /// <summary>"9", "9:30", "9.30 Uhr" and "0930" as <c>HH:mm</c>; anything else as typed, to be refused by the rules.</summary>
    public string? Time(string path)
    {
        if (Text(path) is not { } text)
            return null;
        var plain = text.Replace("Uhr", "", StringComparison.OrdinalIgnoreCase).Trim().Replace('.', ':');
        if (plain.Length == 4 && plain.All(char.IsAsciiDigit))
            plain = $"{plain[..2]}:{plain[2..]}";
        if (plain.Length <= 2 && plain.All(char.IsAsciiDigit))
            plain += ":00";
        return TimeOnly.TryParseExact(
            plain,
            ["H:mm", "HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>
    /// The rows of a list: each is named by its id; one that a person emptied is gone.
    /// </summary>
    /// <param name="prefix">Path of the list ("phones").</param>
    /// <param name="old">The rows as they are in the draft; what the form does not show of a row stays.</param>
    /// <param name="read">Reads the row at its path on top of the old or a new one; null: it is empty.</param>
    /// <param name="blank">A new row.</param>
    public IReadOnlyList<T> Rows<T>(string prefix, IReadOnlyList<T> old, Func<string, T, T?> read, Func<Guid, T> blank)
        where T : DocumentPart
    {
        var before = old.ToDictionary(r => r.Id);
        var rows = new List<T>();
        foreach (var id in Ids(prefix))
        {
            var path = $"{prefix}/{id}";
            if (IsTicked(path + "/weg"))
                continue;
            var start = before.GetValueOrDefault(id) ?? blank(id);
            // What could not be read is no reason to take the row away from under the cursor.
            if (
                (
                    read(path, start)
                    ?? (unread.Exists(f => f.Path.StartsWith(path, StringComparison.Ordinal)) ? start : null)
                ) is
                { } row
            )
                rows.Add(row);
        }
        return rows;
    }

    private IEnumerable<Guid> Ids(string prefix) =>
        form
            .Keys.Where(k => k.StartsWith(prefix + "/", StringComparison.Ordinal))
            .Select(k => k[(prefix.Length + 1)..].Split('/')[0])
            .Distinct(StringComparer.Ordinal)
            .Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null)
            .OfType<Guid>();

    private T? Refuse<T>(string path, string message)
        where T : struct
    {
        unread.Add(new(path, FindingLevel.Error, message));
        return null;
    }
}
