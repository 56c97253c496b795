using System.Globalization;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>
/// What the views of the steps show: the draft, what was typed where the form came back, and the findings at their
/// fields.
/// </summary>
internal sealed class EditModel(
    OfferDocument offer,
    EditContext context,
    HolidayCalendar holidays,
    IFormCollection? typed,
    IReadOnlyList<DocumentFinding> findings,
    int extraRows
)
{
    public static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    public OfferDocument Offer => offer;

    public EditContext Context => context;

    public static IReadOnlyList<(ServiceStatus Status, string German)> Statuses { get; } =
    [
        (ServiceStatus.Active, "Ja"),
        (ServiceStatus.TemporarilyClosed, "Vorübergehend nicht"),
        (ServiceStatus.Inactive, "Nein, vielleicht später wieder"),
        (ServiceStatus.Defunct, "Nein, es gibt das Angebot nicht mehr"),
    ];

    public static IReadOnlyList<(string Code, string German)> SchoolHolidays { get; } =
    [
        ("", "weiß ich nicht"),
        ("open", "geöffnet wie sonst"),
        ("closed", "geschlossen"),
        ("only", "nur in den Ferien geöffnet"),
    ];

    public static IReadOnlyList<(string Value, string German)> Answers { get; } =
    [("", "unbekannt"), ("yes", "ja"), ("partly", "teilweise"), ("no", "nein")];

    public static IReadOnlyList<(TranslatedField Field, string German, int Rows)> TranslatedFields { get; } =
    [
        (TranslatedField.Name, "Name", 1),
        (TranslatedField.Description, "Was bekommt man hier?", 5),
        (TranslatedField.EligibilityDescription, "Bedingungen", 2),
        (TranslatedField.ApplicationProcess, "So geht es", 3),
        (TranslatedField.FeesDescription, "Kosten", 2),
    ];

    /// <summary>What was typed, where the form came back; else what the draft says.</summary>
    public string? Value(string path, string? inDraft) =>
        typed is not null && typed.TryGetValue(path, out var value) ? value.ToString() : inDraft;

    /// <summary>Whether a box was ticked; null where the form was not sent.</summary>
    public bool? Ticked(string path, string value) =>
        typed is null ? null : typed[path].Contains(value, StringComparer.Ordinal);

    /// <summary>The sentence at a field, or at a row for what is wrong inside it.</summary>
    public string? ErrorAt(string path) =>
        findings
            .FirstOrDefault(f =>
                f.Level != FindingLevel.Hint
                && (f.Path == path || f.Path.StartsWith(path + "/", StringComparison.Ordinal))
            )
            ?.Message;

    /// <summary>The rows of a list and empty ones to fill in.</summary>
    public IReadOnlyList<T> Rows<T>(IReadOnlyList<T> rows, Func<Guid, T> blank, int blanks = 1)
        where T : DocumentPart =>
        [.. rows, .. Enumerable.Range(0, blanks + extraRows).Select(_ => blank(Guid.CreateVersion7(context.Now)))];

    public static string? Date(DateOnly? date) => date?.ToString("dd.MM.yyyy", German);

    public static string? Number(int? number) => number?.ToString(German);

    public static string? Money(decimal? amount) => amount?.ToString("0.00", German);

    public static string? Degrees(double? degrees) => degrees?.ToString("0.######", German);

    /// <summary>"09:00+01:00" → "09:00".</summary>
    public static string? Clock(string? time) => time is { Length: > 5 } ? time[..5] : time;

    /// <summary>The rows as the public will read them.</summary>
    public IReadOnlyList<string> HoursInWords { get; } = Words(offer, holidays, context.Today);

    private static List<string> Words(OfferDocument offer, HolidayCalendar holidays, DateOnly today)
    {
        var owner = ScheduleOwner.Service(offer.Id);
        var rows = offer.Hours.Select(h => h.Read(owner)).OfType<ScheduleOutcome.Valid>().Select(v => v.Schedule);
        var input = new OpeningInput(
            offer.Status,
            OpeningLevel.Empty,
            new OpeningLevel([.. rows], []),
            OpeningLevel.Empty,
            new HolidayLocation(null, null)
        );
        return [.. OpeningWords.In("de").Regular(new OpeningTimes(input, holidays), today).Select(line => line.Text)];
    }
}
