using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.Workplace;

internal sealed class WorkplaceModel(
    Person person,
    IEnumerable<StaffPlace> places,
    IOptionsSnapshot<PortalOptions> portal
) : FormPage
{
    /// <summary>The pages of the staff that this person may open.</summary>
    public IReadOnlyList<StaffPlace> Places { get; } =
    [.. places.Where(p => person.May(p.Right)).OrderBy(p => p.Order)];

    public PhoneOptions Phone => portal.Value.Phone;
}
