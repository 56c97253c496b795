using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Search;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.SearchLog.Words;

/// <summary><c>/verwaltung/suche/woerter</c>: words that lead to topics, with a try-out of what the search understands.</summary>
internal sealed class SynonymsModel(
    SynonymDesk synonyms,
    OfferSearch search,
    CatalogueSource catalogues,
    DraftDesk desk
) : OfferPage
{
    [BindProperty(Name = "wort", SupportsGet = true)]
    public string? Word { get; set; }

    [BindProperty(Name = "thema")]
    public string? Topic { get; set; }

    /// <summary>A search to try out.</summary>
    [BindProperty(Name = "probe", SupportsGet = true)]
    public string? Probe { get; set; }

    [BindProperty(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Taught by the editors.</summary>
    public IReadOnlyList<Synonym> Own { get; private set; } = [];

    /// <summary>Came with the program.</summary>
    public IReadOnlyList<Synonym> Shipped { get; private set; } = [];
    public CatalogueSnapshot Catalogue { get; private set; } = null!;

    /// <summary>What the tried search finds.</summary>
    public OfferResults? Tried { get; private set; }

    public string? Notice =>
        Done switch
        {
            "gelernt" => "Die Suche kennt das Wort jetzt.",
            "entfernt" => "Das Wort führt zu keinem Thema mehr.",
            _ => null,
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Probe is { Length: > 0 and <= OfferQuery.MaxTextLength })
            Tried = await search.SearchAsync(new OfferQuery { Text = Probe }, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        return
            await synonyms.AddAsync(Word, Topic, desk.Change("Suchwort ergänzt"), cancellation) is var (field, message)
            ? Again(field, message)
            : See($"{SearchLogLinks.Synonyms}?fertig=gelernt&probe={Uri.EscapeDataString(Word!)}");
    }

    public async Task<IActionResult> OnPostEntfernenAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        await synonyms.RemoveAsync(Id, desk.Change("Suchwort entfernt"), cancellation);
        return See(SearchLogLinks.Synonyms + "?fertig=entfernt");
    }

    public string TopicsOf(Synonym synonym) => string.Join(", ", synonym.Codes.Select(Catalogue.PlainLabel));

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Name("Suchwörter", ("Was gesucht wird", SearchLogLinks.Searches));
        Catalogue = await catalogues.GetAsync(cancellation);
        var all = Catalogue.Synonyms.ToLookup(s => SynonymDesk.IsOurs(s.Id));
        (Own, Shipped) = ([.. all[false]], [.. all[true]]);
    }
}
