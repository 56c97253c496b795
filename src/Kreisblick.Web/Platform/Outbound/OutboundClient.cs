using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Platform.Outbound;

/// <summary>
/// The one way to foreign hosts (docs/security.md): http and https, ports 80 and 443, checked addresses, at most three
/// redirects followed by hand and each checked anew, limits in time and bytes. What comes back is data: never
/// rendered, and nothing that it names is fetched.
/// </summary>
internal sealed class OutboundClient(
    IOptions<OutboundOptions> options,
    OutboundNetwork network,
    TimeProvider time,
    ILogger<OutboundClient> log
)
{
    public const int MostRedirects = 3;

    // Names that mean something only inside a network (RFC 6761, 6762, 8375, and those that people use).
    private static readonly string[] LocalNames =
    [
        ".localhost",
        ".local",
        ".localdomain",
        ".internal",
        ".intranet",
        ".lan",
        ".home.arpa",
        ".onion",
    ];

    private readonly Lazy<X509Certificate2Collection?> authorities = new(() =>
    {
        if (options.Value.AuthorityFile.Length == 0)
            return null;
        var read = new X509Certificate2Collection();
        read.ImportFromPemFile(options.Value.AuthorityFile);
        return read;
    });

    public async Task<OutboundOutcome> SendAsync(OutboundRequest request, CancellationToken cancellation)
    {
        var outcome = await FollowAsync(request, cancellation);
        if (outcome is OutboundOutcome.Refused { Reason: not OutboundRefusal.Caller } refused)
            log.LogWarning("Outbound refused: {Purpose}, {Reason}", request.Purpose, refused.Reason);
        return outcome;
    }

    private async Task<OutboundOutcome> FollowAsync(OutboundRequest request, CancellationToken cancellation)
    {
        var address = request.Address;
        var passed = new List<OutboundHop>();
        var left = request.Limits.Whole;
        while (true)
        {
            if (Check(address) is { } refusal)
                return new OutboundOutcome.Refused(address, refusal);
            if (request.Before is { } before && !await before(address, cancellation))
                return new OutboundOutcome.Refused(address, OutboundRefusal.Caller);

            var begin = time.GetTimestamp();
            var (outcome, next) = await AskAsync(request, address, passed, left, cancellation);
            if (outcome is not null)
                return outcome;
            left -= time.GetElapsedTime(begin);
            if (passed.Count > MostRedirects)
                return new OutboundOutcome.Refused(address, OutboundRefusal.TooManyRedirects);
            if (next is null)
                return new OutboundOutcome.Refused(address, OutboundRefusal.RedirectTarget);
            if (left <= TimeSpan.Zero)
                return new OutboundOutcome.Failed(address, OutboundFailure.TooSlow);
            address = next;
        }
    }

    /// <summary>What can be said of an address before its name is resolved.</summary>
    private OutboundRefusal? Check(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            return OutboundRefusal.Scheme;
        if (address.UserInfo.Length > 0)
            return OutboundRefusal.UserInformation;
        if (options.Value.Allows(address))
            return null;
        if (!network.Ports.Contains(address.Port))
            return OutboundRefusal.Port;
        var name = address.IdnHost.Trim('[', ']').TrimEnd('.');
        if (IPAddress.TryParse(name, out var number))
            return ForbiddenNetworks.Contains(number) ? OutboundRefusal.Address : null;
        return
            !name.Contains('.', StringComparison.Ordinal)
            || LocalNames.Any(l => name.EndsWith(l, StringComparison.OrdinalIgnoreCase))
            ? OutboundRefusal.Name
            : null;
    }

    /// <returns>The outcome, or null and where a redirect leads (null: to nothing that is an address).</returns>
    private async Task<(OutboundOutcome? Outcome, Uri? Next)> AskAsync(
        OutboundRequest request,
        Uri address,
        List<OutboundHop> passed,
        TimeSpan left,
        CancellationToken cancellation
    )
    {
        var allowed = options.Value.Allows(address);
        using var whole = new CancellationTokenSource(left);
        using var headers = new CancellationTokenSource(request.Limits.Headers);
        using var first = CancellationTokenSource.CreateLinkedTokenSource(cancellation, whole.Token, headers.Token);
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellation, whole.Token);
        using var connection = new OutboundConnection(
            network,
            allowed,
            allowed ? authorities.Value : null,
            request.Limits
        );
        try
        {
            using var answer = await connection.SendAsync(request, address, first.Token);
            if (IsRedirect(answer))
            {
                passed.Add(new OutboundHop(address, answer.StatusCode));
                return (null, Target(address, answer.Headers.Location));
            }

            if (request.Body is { } body && await ReadAsync(request, answer, body, rest.Token) is { } refusal)
                return (new OutboundOutcome.Refused(address, refusal), null);
            return (
                new OutboundOutcome.Answered(
                    address,
                    answer.StatusCode,
                    passed,
                    connection.CertificateEnds,
                    RetryAfter(answer)
                ),
                null
            );
        }
        catch (Exception) when (connection.Refusal is { } refusal)
        {
            return (new OutboundOutcome.Refused(address, refusal), null);
        }
        catch (Exception e)
            when (connection.Failure is not null || Failure(e) is not null && !cancellation.IsCancellationRequested)
        {
            return (new OutboundOutcome.Failed(address, connection.Failure ?? Failure(e)!.Value), null);
        }
    }

    private static async Task<OutboundRefusal?> ReadAsync(
        OutboundRequest request,
        HttpResponseMessage answer,
        Stream body,
        CancellationToken cancellation
    )
    {
        var type = answer.Content.Headers.ContentType?.MediaType;
        // An error page has any type; the status says enough about it.
        if (
            answer.IsSuccessStatusCode
            && request.Types.Count > 0
            && !request.Types.Contains(type, StringComparer.OrdinalIgnoreCase)
        )
            return OutboundRefusal.ContentType;
        if (answer.Content.Headers.ContentLength > request.MaxBytes)
            return OutboundRefusal.TooLarge;
        await using var content = await answer.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[32 * 1024];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            size += read;
            if (size > request.MaxBytes)
                return OutboundRefusal.TooLarge;
            await body.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return null;
    }

    private static bool IsRedirect(HttpResponseMessage answer) =>
        answer.StatusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
        && answer.Headers.Contains("Location");

    private static Uri? Target(Uri from, Uri? location) =>
        location is not null && Uri.TryCreate(from, location, out var target) ? target : null;

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => null,
        };

    private static OutboundFailure? Failure(Exception failure) =>
        failure switch
        {
            OperationCanceledException => OutboundFailure.TooSlow,
            HttpRequestException or IOException or SocketException or InvalidDataException => OutboundFailure.Broken,
            _ => null,
        };
}
