using System.Net;

namespace Kreisblick.Web.Platform.Outbound;

/// <summary>What came of a question to a foreign host.</summary>
internal abstract record OutboundOutcome
{
    private OutboundOutcome(Uri at) => At = at;

    /// <summary>The last address that was asked.</summary>
    public Uri At { get; }

    /// <summary>The host answered; also with "not found" or "error".</summary>
    /// <param name="Passed">Addresses that redirected, in order, with their status.</param>
    /// <param name="CertificateEnds">Null without HTTPS.</param>
    public sealed record Answered(
        Uri At,
        HttpStatusCode Status,
        IReadOnlyList<OutboundHop> Passed,
        DateTimeOffset? CertificateEnds,
        TimeSpan? RetryAfter
    ) : OutboundOutcome(At);

    /// <summary>Our own rules forbid it. Nothing was sent to the address at <see cref="OutboundOutcome.At"/>, or its
    /// answer was dropped.</summary>
    public sealed record Refused(Uri At, OutboundRefusal Reason) : OutboundOutcome(At);

    /// <summary>No usable answer.</summary>
    public sealed record Failed(Uri At, OutboundFailure Reason) : OutboundOutcome(At);
}

internal sealed record OutboundHop(Uri From, HttpStatusCode Status);

internal enum OutboundRefusal
{
    /// <summary>Neither http nor https.</summary>
    Scheme,
    UserInformation,
    Port,

    /// <summary>A name that exists only inside a network: without a dot, or of a local domain.</summary>
    Name,

    /// <summary>The name leads to an address inside a network, of this machine, or reserved.</summary>
    Address,
    TooManyRedirects,

    /// <summary>A redirect to something that is no address.</summary>
    RedirectTarget,
    ContentType,
    TooLarge,

    /// <summary>The caller said no.</summary>
    Caller,
}

internal enum OutboundFailure
{
    NoSuchName,
    NotReachable,
    TooSlow,
    CertificateExpired,
    CertificateName,
    CertificateUntrusted,

    /// <summary>The connection broke, or the answer is not HTTP.</summary>
    Broken,
}
