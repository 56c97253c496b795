using Kreisblick.Web.Features.Offers.Contract;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.PublicSite.Start;

/// <summary><c>/</c>: find help in thirty seconds.</summary>
internal sealed class StartModel(OfferDirectory directory) : PageModel
{
    /// <summary>Life situations that stand open; the others follow in a list that is opened.</summary>
    public const int FirstSituations = 12;

    public DirectoryEntry Entry { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Entry = await directory.EntryAsync(cancellation);
}
