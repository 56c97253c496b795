using System.Globalization;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Upkeep;

namespace Kreisblick.Web.Features.Offers.UpkeepSettings;

/// <summary><c>/verwaltung/einstellungen/pflege</c>: what holds for all offers and for each topic.</summary>
internal sealed class UpkeepModel(UpkeepDesk desk) : OfferPage
{
    public IReadOnlyList<UpkeepLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Fristen der Pflege");
        Lines = await desk.ListAsync(cancellation);
    }

    public static string Months(UpkeepValues values) =>
        values.IntervalMonths == 1 ? "1 Monat" : $"{values.IntervalMonths} Monate";

    public static string Days(int days) => days == 1 ? "1 Tag" : $"{days} Tage";

    public static string Reminders(UpkeepValues values) => string.Join(", ", values.ReminderDays.Select(Day));

    public static string Withdrawal(UpkeepLine line) =>
        line.Values.WithdrawAfterDays is { } days ? $"{days} Tage nach dem Stichtag" : "nie";

    public static string Scope(TwoPersonScope scope) =>
        scope switch
        {
            TwoPersonScope.Always => "bei jeder eigenen Änderung",
            TwoPersonScope.Contacts => "bei eigenen Änderungen an Kontaktdaten",
            _ => "nur Kontaktdaten der Krisenhilfe",
        };

    private static string Day(int day) =>
        day switch
        {
            0 => "am Stichtag",
            < 0 => string.Create(CultureInfo.InvariantCulture, $"{-day} Tage vorher"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{day} Tage danach"),
        };
}
