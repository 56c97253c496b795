using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Staging;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>
/// <c>/verwaltung/import/verzeichnisse/{id}</c>: one foreign directory: what came of the last time, what its terms mean
/// here, and its settings.
/// </summary>
internal sealed class FeedPageModel(FeedDesk feeds, CatalogueSource catalogues, DraftDesk desk) : OfferPage
{
    private const int TermsOnPage = 20;

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    [BindProperty(Name = "name")]
    public string? Called { get; set; }

    [BindProperty(Name = "adresse")]
    public string? Address { get; set; }

    [BindProperty(Name = "takt")]
    public FeedRhythm Rhythm { get; set; }

    /// <summary>By the id of the foreign term: the code of ours.</summary>
    [BindProperty(Name = "begriff")]
    public Dictionary<string, string?> Meanings { get; set; } = [];

    [BindProperty(Name = "sicher")]
    public bool Sure { get; set; }

    public FeedView View { get; private set; } = null!;
    public CatalogueSnapshot Catalogue { get; private set; } = null!;

    public Feed Feed => View.Feed;

    public int Pages => Math.Max(1, (View.Terms.Count + TermsOnPage - 1) / TermsOnPage);

    public IEnumerable<FeedTerm> Terms => View.Terms.Skip((Number - 1) * TermsOnPage).Take(TermsOnPage);

    public string? Notice =>
        Done switch
        {
            "eingetragen" or "abruf" =>
                "Das Verzeichnis wird abgerufen. Das kann einige Minuten dauern; laden Sie die Seite dann neu.",
            "gespeichert" => "Die Einstellungen sind gespeichert.",
            "begriffe" => "Die Zuordnung ist gespeichert. Sie gilt ab dem nächsten Abruf.",
            _ => null,
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        (Called, Address, Rhythm) = (Feed.Name, Feed.Address.Value, Feed.Rhythm);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        return
            await feeds.SetAsync(Id, Called, Address, Rhythm, desk.Change("Fremdes Verzeichnis geändert"), cancellation)
                is var (field, message)
            ? Again(field, message)
            : See(FeedLinks.Of(Id) + "?fertig=gespeichert");
    }

    public async Task<IActionResult> OnPostAbrufenAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        await feeds.AskAsync(Id, desk.Change("Abruf verlangt"), cancellation);
        return See(FeedLinks.Of(Id) + "?fertig=abruf");
    }

    public async Task<IActionResult> OnPostBegriffeAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        var meanings = Meanings
            .Where(m => Guid.TryParse(m.Key, out _))
            .ToDictionary(m => Guid.Parse(m.Key), m => m.Value);
        await feeds.TranslateAsync(Id, meanings, desk.Change("Begriffe zugeordnet"), cancellation);
        return See($"{FeedLinks.Of(Id)}?fertig=begriffe&seite={Number}#begriffe");
    }

    public async Task<IActionResult> OnPostEntfernenAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        (Called, Address, Rhythm) = (Feed.Name, Feed.Address.Value, Feed.Rhythm);
        if (!Sure)
            return Again("sicher", "Bestätigen Sie, dass Sie das Verzeichnis entfernen wollen.");
        await feeds.RemoveAsync(Id, desk.Change("Fremdes Verzeichnis entfernt"), cancellation);
        return See(FeedLinks.List);
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await feeds.FindAsync(Id, cancellation) is not { } view)
            return false;
        View = view;
        Catalogue = await catalogues.GetAsync(cancellation);
        Number = Math.Clamp(Number, 1, Pages);
        Name(view.Feed.Name, ("Dateien einlesen", ImportLinks.List), ("Fremde Verzeichnisse", FeedLinks.List));
        return true;
    }
}
