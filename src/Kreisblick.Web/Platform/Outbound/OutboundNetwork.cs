using System.Net;
using System.Net.NetworkInformation;

namespace Kreisblick.Web.Platform.Outbound;

/// <summary>What the outbound client asks of the machine it runs on.</summary>
/// <param name="ResolveAsync">Addresses of a host name; none when there is no such name.</param>
/// <param name="OwnAddresses">Addresses of this machine, public ones among them.</param>
/// <param name="Ports">Ports of foreign hosts that may be asked.</param>
internal sealed record OutboundNetwork(
    Func<string, CancellationToken, Task<IPAddress[]>> ResolveAsync,
    Func<IReadOnlyCollection<IPAddress>> OwnAddresses,
    IReadOnlyCollection<int> Ports
)
{
    public static readonly int[] WebPorts = [80, 443];

    public static OutboundNetwork OfThisMachine { get; } =
        new(
            Dns.GetHostAddressesAsync,
            static () =>
                [
                    .. NetworkInterface
                        .GetAllNetworkInterfaces()
                        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
                        .Select(a => a.Address),
                ],
            WebPorts
        );
}
