using Kreisblick.Web.Features.Offers.Edit;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary><c>/verwaltung/traeger</c>: the providers that the person keeps.</summary>
internal sealed class ProviderListModel(ProviderList list, DraftDesk desk) : OfferPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    [BindProperty(Name = "sort", SupportsGet = true)]
    public string? Sort { get; set; }

    public ProviderQuery Query => new(Words, Sort, Number);
    public ListPage<ProviderLine> Found { get; private set; } = ListPage<ProviderLine>.Empty;

    public bool MayTakeUp => desk.Actor.MayReview;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Träger");
        Found = ListPage<ProviderLine>.Of(await list.AllAsync(Query, cancellation), Number, ProviderQuery.Size);
    }
}
