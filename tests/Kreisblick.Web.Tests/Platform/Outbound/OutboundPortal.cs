using System.Globalization;
using System.Net;
using Kreisblick.Web.Features.Offers.Links;
using Kreisblick.Web.Platform.Outbound;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kreisblick.Web.Tests.Platform.Outbound;

/// <summary>A portal whose outside world is a server of the test: names lead to this machine, one port is allowed.</summary>
internal static class OutboundPortal
{
    /// <summary>Between two requests of the link checker to one host.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Names under ".example.org" lead to the server; all others do not exist.</summary>
    public static Task<PortalFactory> PortalWithAsync(
        this Databases databases,
        DatabaseKind kind,
        TestWebServer server,
        bool seeded = false,
        params ReadOnlySpan<string> hosts
    )
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var host in hosts)
            settings[$"Outbound:AllowedHosts:{settings.Count}"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{host}:{server.Port}"
            );
        return databases.FreshPortalAsync(
            kind,
            seeded,
            services =>
            {
                services.RemoveAll<OutboundNetwork>();
                services.AddSingleton(
                    new OutboundNetwork(
                        static (name, _) =>
                            Task.FromResult<IPAddress[]>(
                                name.EndsWith(".example.org", StringComparison.Ordinal) ? [IPAddress.Loopback] : []
                            ),
                        static () => [],
                        OutboundNetwork.WebPorts
                    )
                );
                services.RemoveAll<LinkPace>();
                services.AddSingleton(new LinkPace(Pause));
                services.RemoveAll<OutboundLimits>();
                services.AddSingleton(
                    new OutboundLimits(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3))
                );
            },
            settings
        );
    }
}
