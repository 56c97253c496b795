using System.Globalization;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Web.Language;

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
) : DraftFields(typed, findings, extraRows, context.Now)
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

    /// <summary>What stands beside the light of the free places.</summary>
    public static string Words(CapacityState capacity, Texts texts)
    {
        var day = OfferFormats.Date(capacity.DueOn, texts);
        return capacity.Light switch
        {
            Freshness.Green => $"Freie Plätze gelten bis {day}.",
            Freshness.Yellow => $"Freie Plätze bald erneuern: Die Zahl gilt bis {day}.",
            _ => $"Freie Plätze erneuern: Die Zahl galt bis {day} und steht nicht mehr im Portal.",
        };
    }

    /// <summary>The same in few words, for a list.</summary>
    public static string ShortWords(CapacityState capacity) =>
        $"Freie Plätze: {(capacity.Light == Freshness.Red ? "galten" : "gelten")} bis {Date(capacity.DueOn)}";

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
