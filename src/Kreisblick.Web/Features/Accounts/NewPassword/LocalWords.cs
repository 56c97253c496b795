using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.NewPassword;

/// <summary>What everybody in this county would try first: its names, the portal's, and the person's own.</summary>
internal sealed class LocalWords(AreaRegisterSource areas, IOptionsSnapshot<PortalOptions> portal)
{
    private static readonly string[] Product = ["kreisblick", "landkreis", "kreis", "hilfeportal"];

    public async Task<IReadOnlyList<string>> ForAsync(string name, EmailAddress? email, CancellationToken cancellation)
    {
        var register = await areas.GetAsync(cancellation);
        return
        [
            .. Product,
            .. Parts(portal.Value.Name),
            .. Parts(portal.Value.County),
            .. Parts(portal.Value.Publisher.Name),
            .. register.Municipalities.SelectMany(m => Parts(m.Name)),
            .. Parts(name),
            .. Parts(email?.Value ?? ""),
        ];
    }

    private static IEnumerable<string> Parts(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
            if (i == text.Length || !char.IsLetterOrDigit(text[i]))
            {
                if (i > start)
                    yield return text[start..i];
                start = i + 1;
            }
    }
}
