using System.Diagnostics;
using System.Net;
using System.Text;
using Kreisblick.Web.Platform.Outbound;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>How long one host is left in peace between two requests.</summary>
internal sealed record LinkPace(TimeSpan Pause)
{
    public static LinkPace Polite { get; } = new(TimeSpan.FromSeconds(2));
}

/// <summary>
/// Looks whether web addresses work: asks only for the head, keeps the pace and the rules of each host. For one run:
/// remembers the rules and who was asked when.
/// </summary>
internal sealed class LinkProbe(OutboundClient outbound, OutboundAgent agent, OutboundLimits limits, LinkPace pace)
{
    private const long MostRules = 512_000;
    private readonly Dictionary<string, RobotsRules?> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> last = new(StringComparer.OrdinalIgnoreCase);

    public async Task<LinkFinding> LookAsync(WebAddress address, CancellationToken cancellation)
    {
        var uri = new Uri(address.Value);
        var outcome = await AskAsync(uri, headOnly: true, cancellation);
        // Many servers know no HEAD, or answer it wrongly.
        if (
            outcome
            is not OutboundOutcome.Refused
                and not OutboundOutcome.Answered { Status: < HttpStatusCode.BadRequest }
        )
            outcome = await AskAsync(uri, headOnly: false, cancellation);
        return Of(uri, outcome);
    }

    private Task<OutboundOutcome> AskAsync(Uri address, bool headOnly, CancellationToken cancellation) =>
        outbound.SendAsync(
            new OutboundRequest(address, "links", agent.Header)
            {
                HeadOnly = headOnly,
                FirstBytes = headOnly ? null : 1,
                Limits = limits,
                Before = async (next, ct) => await AllowsAsync(next, ct) && await WaitAsync(next, ct),
            },
            cancellation
        );

    private static LinkFinding Of(Uri asked, OutboundOutcome outcome) =>
        outcome switch
        {
            OutboundOutcome.Answered { Status: < HttpStatusCode.MultipleChoices } fine => Works(asked, fine),
            OutboundOutcome.Answered
            {
                Status: HttpStatusCode.Unauthorized
                    or HttpStatusCode.Forbidden
                    or HttpStatusCode.TooManyRequests
                    or HttpStatusCode.UnavailableForLegalReasons,
            } unclear => new LinkFinding(
                LinkState.Unclear,
                OutboundWords.German(unclear.Status) + " Für Menschen kann sie trotzdem da sein.",
                CertificateEnds: unclear.CertificateEnds
            ),
            OutboundOutcome.Answered answer => new LinkFinding(
                LinkState.Failing,
                OutboundWords.German(answer.Status),
                CertificateEnds: answer.CertificateEnds
            ),
            OutboundOutcome.Refused { Reason: OutboundRefusal.Caller } => new LinkFinding(
                LinkState.Barred,
                OutboundWords.German(OutboundRefusal.Caller)
            ),
            OutboundOutcome.Refused refused => new LinkFinding(LinkState.Failing, OutboundWords.German(refused.Reason)),
            OutboundOutcome.Failed failed => new LinkFinding(LinkState.Failing, OutboundWords.German(failed.Reason)),
            _ => throw new UnreachableException(),
        };

    /// <summary>Only a move for good is a new address; all else is how the host does its work.</summary>
    private static LinkFinding Works(Uri asked, OutboundOutcome.Answered answer) =>
        answer.Passed.Count > 0
        && answer.Passed.All(p => p.Status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect)
        && answer.At != asked
        && WebAddress.TryParse(answer.At.AbsoluteUri, out var target, out _)
            ? new LinkFinding(LinkState.Moved, "Die Seite ist umgezogen.", target, answer.CertificateEnds)
            : new LinkFinding(LinkState.Works, CertificateEnds: answer.CertificateEnds);

    private async Task<bool> AllowsAsync(Uri address, CancellationToken cancellation)
    {
        var origin = address.GetLeftPart(UriPartial.Authority);
        if (!rules.TryGetValue(origin, out var known))
            rules[origin] = known = await RulesAsync(new Uri(address, "/robots.txt"), cancellation);
        return known?.Allow(address.PathAndQuery) ?? false;
    }

    /// <returns>Null: the host cannot say them at the moment, so nothing is asked.</returns>
    private async Task<RobotsRules?> RulesAsync(Uri address, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var outcome = await outbound.SendAsync(
            new OutboundRequest(address, "links", agent.Header)
            {
                Body = body,
                MaxBytes = MostRules,
                Limits = limits,
                Before = WaitAsync,
            },
            cancellation
        );
        return outcome switch
        {
            OutboundOutcome.Answered { Status: HttpStatusCode.OK }
            or OutboundOutcome.Refused { Reason: OutboundRefusal.TooLarge } => RobotsRules.Parse(
                Encoding.UTF8.GetString(body.ToArray()),
                OutboundAgent.Product
            ),
            OutboundOutcome.Answered { Status: >= HttpStatusCode.InternalServerError } => null,
            // No rules; or the host is not there, and the question itself will say so.
            _ => RobotsRules.AllowAll,
        };
    }

    private async Task<bool> WaitAsync(Uri address, CancellationToken cancellation)
    {
        if (last.TryGetValue(address.Host, out var before))
        {
            var left = pace.Pause - Stopwatch.GetElapsedTime(before);
            if (left > TimeSpan.Zero)
                await Task.Delay(left, cancellation);
        }
        last[address.Host] = Stopwatch.GetTimestamp();
        return true;
    }
}
