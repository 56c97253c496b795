using Kreisblick.Web.Features.Offers.Show;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary><c>/verwaltung/angebote</c>: what one keeps, with its traffic light and what waits.</summary>
internal sealed class ListModel(OfferList list, DraftDesk desk) : OfferPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "ampel", SupportsGet = true)]
    public string? Light { get; set; }

    [BindProperty(Name = "stand", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "traeger", SupportsGet = true)]
    public Guid? Provider { get; set; }

    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>Lines on one page.</summary>
    [BindProperty(Name = "je", SupportsGet = true)]
    public int Size { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>"alle": every proposal on the page is ticked already.</summary>
    [BindProperty(Name = "auswahl", SupportsGet = true)]
    public string? Chosen { get; set; }

    public ListQuery Query => new(Words, Light, State, Provider, Number) { Sort = Sort, Size = Size };
    public ListPage<ListLine> Found { get; private set; } = ListPage<ListLine>.Empty;
    public IReadOnlyList<(Guid Id, string Name)> Providers { get; private set; } = [];

    /// <summary>Proposals on this page about which the person may decide together.</summary>
    public int Choices => desk.Actor.MayReview ? Found.Lines.Count(l => l.Choice is not null) : 0;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Angebote");
        Found = await list.FindAsync(Query, cancellation);
        Providers = await desk.ProvidersAsync(cancellation);
    }

    public static string? LightClass(Freshness? light) => light?.ToString().ToLowerInvariant();
}
