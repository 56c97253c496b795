using System.Net;
using System.Net.Sockets;

namespace Kreisblick.Web.Platform.Web.Limits;

/// <summary>
/// The part of a network address that limits are counted by: /24 for IPv4, /56 for IPv6 (security.md 6). Kept in
/// memory only and never logged.
/// </summary>
internal static class NetworkPrefix
{
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 7;
        Array.Clear(bytes, kept, bytes.Length - kept);
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}
