using System.Net;
using System.Net.Sockets;

namespace Kreisblick.Web.Platform.Outbound;

/// <summary>
/// Addresses that no foreign host can have, so that nobody makes the portal reach inside: the special-purpose
/// registries of the IANA (RFC 6890 and its successors), and addresses of clouds' metadata services.
/// </summary>
internal static class ForbiddenNetworks
{
    private static readonly IPNetwork[] Version4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network; reaches this machine on Linux
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // shared by a provider's customers
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("168.63.129.16/32"), // metadata of a cloud, a public address by its look
        IPNetwork.Parse("169.254.0.0/16"), // link-local, metadata
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.88.99.0/24"), // relays of 6to4
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("198.18.0.0/15"), // measurements
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, broadcast
    ];

    /// <summary>All that the registry has given out for hosts; whatever lies outside is loopback, local or reserved.</summary>
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Version6 =
    [
        IPNetwork.Parse("2001::/23"), // protocol assignments, Teredo among them
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4: an IPv4 address in disguise
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    // RFC 6052: networks without IPv4 of their own reach it this way.
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contains(IPAddress address)
    {
        if (address.AddressFamily is AddressFamily.InterNetwork)
            return Array.Exists(Version4, n => n.Contains(address));
        if (address.AddressFamily is not AddressFamily.InterNetworkV6)
            return true;
        if (address.IsIPv4MappedToIPv6)
            return Contains(address.MapToIPv4());
        if (Translated.Contains(address))
            return Contains(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return address.ScopeId != 0 || !Global6.Contains(address) || Array.Exists(Version6, n => n.Contains(address));
    }
}
