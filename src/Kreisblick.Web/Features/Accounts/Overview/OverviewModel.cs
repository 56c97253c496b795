using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.Overview;

internal sealed class OverviewModel(Person person) : FormPage
{
    public string Name => person.Name;

    public IReadOnlyList<string> Roles { get; } =
    [.. person.Grants.Select(g => RoleRule.Of(g.Role).German).Distinct(StringComparer.Ordinal)];
}
