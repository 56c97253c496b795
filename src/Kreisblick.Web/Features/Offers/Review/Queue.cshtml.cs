using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary><c>/verwaltung/pruefung</c>: what waits for an editor, oldest first.</summary>
internal sealed class QueueModel(ReviewReader reader) : OfferPage
{
    public IReadOnlyList<QueueLine> Lines { get; private set; } = [];

    public string? Notice =>
        Done switch
        {
            "veroeffentlicht" => "Der Vorschlag ist veröffentlicht.",
            "termin" => "Der Vorschlag ist freigegeben und erscheint zum Termin.",
            "zurueck" => "Der Vorschlag ist zurückgegeben. Der Träger bekommt eine E-Mail.",
            "abgelehnt" => "Der Vorschlag ist abgelehnt. Der Träger bekommt eine E-Mail.",
            _ => null,
        };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Prüfung");
        Lines = await reader.QueueAsync(cancellation);
    }

    public static string Day(DateTimeOffset? instant) =>
        instant is { } at ? BerlinTime.ToLocal(at).ToString("d. MMMM yyyy, H:mm 'Uhr'", EditModel.German) : "–";
}
