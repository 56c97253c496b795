using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>What came of one look at an address; a failure is <see cref="LinkState.Failing"/>, whatever was before.</summary>
internal sealed record LinkFinding(
    LinkState State,
    string? Reason = null,
    WebAddress? Target = null,
    DateTimeOffset? CertificateEnds = null
);
