namespace Kreisblick.Web.Platform.Outbound;

/// <summary>One question to a foreign host: GET or HEAD, without cookies or credentials.</summary>
/// <param name="Address">Where to; redirects may lead on from there.</param>
/// <param name="Purpose">One word for the log: "links", "feed".</param>
/// <param name="UserAgent">Who asks, with a way to reach the operator.</param>
internal sealed record OutboundRequest(Uri Address, string Purpose, string UserAgent)
{
    public bool HeadOnly { get; init; }

    /// <summary>Ask only for the first bytes; servers may send all the same.</summary>
    public int? FirstBytes { get; init; }

    /// <summary>Where the body goes; without it the body is not read.</summary>
    public Stream? Body { get; init; }

    /// <summary>Counted after decompression.</summary>
    public long MaxBytes { get; init; } = 5_000_000;

    /// <summary>Types of content that are taken ("text/plain"); empty: any. Only looked at with a body.</summary>
    public IReadOnlyCollection<string> Types { get; init; } = [];

    public OutboundLimits Limits { get; init; } = OutboundLimits.Ordinary;

    /// <summary>Asked before each request, also those to which a redirect leads; false ends it. Here a polite caller
    /// waits for its turn.</summary>
    public Func<Uri, CancellationToken, Task<bool>>? Before { get; init; }
}

/// <param name="Connect">For resolving the name, connecting and encryption.</param>
/// <param name="Headers">From the request to the header of the answer.</param>
/// <param name="Whole">Whole requests including redirects and body; waiting in <see cref="OutboundRequest.Before"/>
/// not counted.</param>
internal sealed record OutboundLimits(TimeSpan Connect, TimeSpan Headers, TimeSpan Whole)
{
    public static readonly OutboundLimits Ordinary = new(
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(60)
    );
}
