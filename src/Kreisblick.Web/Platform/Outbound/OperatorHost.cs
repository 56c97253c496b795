namespace Kreisblick.Web.Platform.Outbound;

/// <summary>
/// Connections to a host that the operator has named in the settings, like the mail server: it may lie inside, where
/// <see cref="OutboundClient"/> never goes. Nothing that people type in may choose such a host.
/// </summary>
internal static class OperatorHost
{
    /// <summary>Follows no redirect, keeps no cookie, asks no proxy.</summary>
    public static HttpMessageHandler Handler() =>
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
        };
}
