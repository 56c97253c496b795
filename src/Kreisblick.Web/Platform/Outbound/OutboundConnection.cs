using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Kreisblick.Web.Platform.Outbound;

/// <summary>
/// One request to one host over one connection. The name is resolved once, every address of it is looked at, and the
/// connection goes to exactly these: a name that answers differently a moment later changes nothing.
/// </summary>
internal sealed class OutboundConnection : IDisposable
{
    private readonly OutboundNetwork network;
    private readonly bool allowed;
    private readonly HttpMessageInvoker invoker;
    private bool connected;

    /// <param name="allowed">Named by the operator: any address will do.</param>
    /// <param name="authorities">Whom to trust in place of the machine's authorities.</param>
    public OutboundConnection(
        OutboundNetwork network,
        bool allowed,
        X509Certificate2Collection? authorities,
        OutboundLimits limits
    )
    {
        this.network = network;
        this.allowed = allowed;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            PreAuthenticate = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = ConnectAsync,
            ConnectTimeout = limits.Connect,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 0,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = Look;
        // Certificates name addresses from which missing ones could be fetched: a way out that nobody checks.
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        if (authorities is not null)
        {
            handler.SslOptions.CertificateChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        invoker = new HttpMessageInvoker(handler, disposeHandler: true);
    }

    public OutboundRefusal? Refusal { get; private set; }

    public OutboundFailure? Failure { get; private set; }

    public DateTimeOffset? CertificateEnds { get; private set; }

    public Task<HttpResponseMessage> SendAsync(OutboundRequest request, Uri address, CancellationToken cancellation)
    {
        var message = new HttpRequestMessage(request.HeadOnly ? HttpMethod.Head : HttpMethod.Get, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", request.UserAgent);
        message.Headers.TryAddWithoutValidation(
            "Accept",
            request.Types.Count == 0 ? "*/*" : string.Join(", ", request.Types)
        );
        if (request.FirstBytes is { } first)
            message.Headers.Range = new RangeHeaderValue(0, first - 1);
        return invoker.SendAsync(message, cancellation);
    }

    public void Dispose() => invoker.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        // The framework tries three more times when a host hangs up; one question is one connection.
        if (connected)
        {
            Failure = OutboundFailure.Broken;
            throw new IOException("The host has hung up.");
        }

        connected = true;
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await AddressesAsync(host, cancellation);
        if (addresses.Length == 0)
            Failure = OutboundFailure.NoSuchName;
        else if (!allowed && IsForbidden(addresses))
            Refusal = OutboundRefusal.Address;
        if (Refusal is not null || Failure is not null)
            throw new IOException("The connection is not made.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            Failure = OutboundFailure.NotReachable;
            socket.Dispose();
            throw;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
            return [address];
        try
        {
            return await network.ResolveAsync(host, cancellation);
        }
        catch (SocketException)
        {
            return [];
        }
    }

    private bool IsForbidden(IPAddress[] addresses)
    {
        var own = network.OwnAddresses();
        return Array.Exists(addresses, a => ForbiddenNetworks.Contains(a) || own.Contains(a));
    }

    private bool Look(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is X509Certificate2 known)
            CertificateEnds = new DateTimeOffset(known.NotAfter.ToUniversalTime(), TimeSpan.Zero);
        if (errors is SslPolicyErrors.None)
            return true;
        var expired = chain?.ChainStatus.Any(s => s.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true;
        Failure =
            expired ? OutboundFailure.CertificateExpired
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? OutboundFailure.CertificateName
            : OutboundFailure.CertificateUntrusted;
        return false;
    }
}
