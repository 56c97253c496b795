using Kreisblick.Web.Features.Offers.Catalogue;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Offers.Emergency;

internal sealed class EmergencyModel(EmergencyNumbers numbers) : PageModel
{
    public IReadOnlyList<EmergencyNumber> Numbers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Numbers = await numbers.ListAsync(cancellation);
}
