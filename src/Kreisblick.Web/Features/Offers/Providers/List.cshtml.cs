using Kreisblick.Web.Features.Offers.Edit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary><c>/verwaltung/traeger</c>: the providers that the person keeps.</summary>
internal sealed class ProviderListModel(ProviderList list, DraftDesk desk) : OfferPage
{
    private const int Size = 50;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<ProviderLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public int Pages { get; private set; }

    /// <summary>A page behind the last one is the last one.</summary>
    public int Shown { get; private set; }

    public bool MayTakeUp => desk.Actor.MayReview;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Träger");
        var all = await list.AllAsync(Words, cancellation);
        Total = all.Count;
        Pages = Math.Max(1, (Total + Size - 1) / Size);
        Shown = Math.Clamp(Number, 1, Pages);
        Lines = [.. all.Skip((Shown - 1) * Size).Take(Size)];
    }

    public string At(int page) =>
        QueryHelpers.AddQueryString(
            ProviderLinks.List,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["q"] = Words,
                ["seite"] = page > 1 ? page.ToString(EditModel.German) : null,
            }.Where(p => p.Value is { Length: > 0 })
        );
}
