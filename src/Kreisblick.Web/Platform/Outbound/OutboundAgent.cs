using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Platform.Outbound;

/// <summary>Who asks foreign hosts, so that their operators can reach ours.</summary>
internal sealed class OutboundAgent(IOptions<PortalOptions> portal, IConfiguration configuration)
{
    /// <summary>How the program is called in the rules for robots (RFC 9309).</summary>
    public const string Product = "Kreisblick";

    /// <summary>Value of the header <c>User-Agent</c>: the product and the page with ways to reach the operator.</summary>
    public string Header => $"{Product} (+{portal.Value.Address(configuration)}/kontakt)";
}
