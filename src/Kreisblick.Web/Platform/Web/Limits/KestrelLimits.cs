using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Kreisblick.Web.Platform.Web.Limits;

/// <summary>Sizes and times of security.md 4.1; routes that take uploads raise the body size for themselves.</summary>
internal static class KestrelLimits
{
    public const int BodyBytes = 256 * 1024;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        // Kestrel's own 30 s are too long for a client that sends a byte now and then.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MaxRequestBodySize = BodyBytes;
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MaxConcurrentConnections = 2000;
    }
}
