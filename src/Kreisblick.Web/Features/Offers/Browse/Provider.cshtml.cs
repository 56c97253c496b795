using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Offers.Browse;

/// <summary><c>/traeger/{slug}-{shortid}</c>: a provider with all its offers.</summary>
internal sealed class ProviderModel(ProviderReader reader, PageFrame frame, Texts texts) : PageModel
{
    public Organization Provider { get; private set; } = null!;
    public IReadOnlyList<Service> Offers { get; private set; } = [];
    public IReadOnlySet<WebAddress> Broken { get; private set; } = new HashSet<WebAddress>();
    public OfferSnapshot Snapshot { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, string id, CancellationToken cancellation)
    {
        if (
            !PublicId.TryParse(id, out var publicId, out _)
            || await reader.FindAsync(publicId, cancellation) is not { } found
        )
            return NotFound();
        (Provider, Offers, Snapshot, Broken) = found;
        var path = OfferLinks.Provider(Provider);
        if (slug != path["/traeger/".Length..][..^(PublicId.Length + 1)])
            return RedirectPermanent(texts.Link(path));
        frame.Title = Provider.Name;
        frame.Description = Provider.Description;
        frame.Canonical = path;
        frame.Breadcrumb.Add(new Crumb(texts.Plain("nav.help"), OfferLinks.Results));
        frame.Breadcrumb.Add(new Crumb(Provider.Name, null));
        return Page();
    }
}
