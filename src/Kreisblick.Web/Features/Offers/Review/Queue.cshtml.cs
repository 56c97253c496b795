using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Platform.Calendar;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary><c>/verwaltung/pruefung</c>: what waits for an editor, oldest first.</summary>
internal sealed class QueueModel(ReviewReader reader) : OfferPage
{
    public IReadOnlyList<QueueLine> Lines { get; private set; } = [];

    /// <summary>"alle": every proposal is ticked already.</summary>
    [BindProperty(Name = "auswahl", SupportsGet = true)]
    public string? Chosen { get; set; }

    /// <summary>How many were decided together.</summary>
    [BindProperty(Name = "anzahl", SupportsGet = true)]
    public int? Number { get; set; }

    public string? Notice =>
        Done switch
        {
            "veroeffentlicht" when Number > 1 => $"{BulkModel.Count(Number.Value)} sind veröffentlicht.",
            "zurueck" when Number > 1 =>
                $"{BulkModel.Count(Number.Value)} sind zurückgegeben. Die Träger bekommen eine E-Mail.",
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
