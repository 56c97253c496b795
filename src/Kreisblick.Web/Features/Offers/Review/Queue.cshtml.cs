using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.FreeFields;
using Kreisblick.Web.Platform.Calendar;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary><c>/verwaltung/pruefung</c>: what waits for an editor, oldest first.</summary>
internal sealed class QueueModel(ReviewReader reader, PublishFree free, DraftDesk desk) : OfferPage
{
    public IReadOnlyList<QueueLine> Lines { get; private set; } = [];

    /// <summary>Changes of free fields that are out already.</summary>
    public IReadOnlyList<UnseenChange> Unseen { get; private set; } = [];

    [BindProperty(Name = "gesehen")]
    public Guid Seen { get; set; }

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
        Unseen = await free.UnseenAsync(cancellation);
    }

    public async Task<IActionResult> OnPostGesehenAsync(CancellationToken cancellation) =>
        await free.SeeAsync(Seen, desk.Change("Sofort veröffentlichte Änderung gesehen"), cancellation)
            ? See(EditLinks.Queue)
            : NotFound();

    public static string Day(DateTimeOffset? instant) =>
        instant is { } at ? BerlinTime.ToLocal(at).ToString("d. MMMM yyyy, H:mm 'Uhr'", EditModel.German) : "–";
}
