using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Staging;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary><c>/verwaltung/import/verzeichnisse</c>: foreign directories from which offers come.</summary>
internal sealed class FeedsModel(FeedDesk feeds, DraftDesk desk) : OfferPage
{
    public IReadOnlyList<FeedLine> Lines { get; private set; } = [];

    [BindProperty(Name = "name")]
    public string? Called { get; set; }

    [BindProperty(Name = "adresse")]
    public string? Address { get; set; }

    [BindProperty(Name = "takt")]
    public FeedRhythm Rhythm { get; set; } = FeedRhythm.Weekly;

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var (id, field, message) = await feeds.AddAsync(
            Called,
            Address,
            Rhythm,
            desk.Change("Fremdes Verzeichnis eingetragen"),
            cancellation
        );
        return id is { } added ? See(FeedLinks.Of(added) + "?fertig=eingetragen") : Again(field, message);
    }

    public static string Words(FeedRhythm rhythm) =>
        rhythm switch
        {
            FeedRhythm.Daily => "jeden Tag",
            FeedRhythm.Weekly => "jede Woche",
            FeedRhythm.Monthly => "jeden Monat",
            _ => "nur auf Knopfdruck",
        };

    public static string Words(Feed feed) =>
        feed.Failure is not null ? $"Der letzte Abruf ist gescheitert. {feed.Failure}"
        : feed.AskedAt is null ? "Wurde noch nicht abgerufen."
        : "In Ordnung.";

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Name("Fremde Verzeichnisse", ("Dateien einlesen", ImportLinks.List));
        Lines = await feeds.ListAsync(cancellation);
    }
}
