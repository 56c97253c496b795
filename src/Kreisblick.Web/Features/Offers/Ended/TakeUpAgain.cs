using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Ended;

internal abstract record TakeUpOutcome
{
    private TakeUpOutcome() { }

    /// <summary>It waits in the review, as any other change.</summary>
    public sealed record Submitted : TakeUpOutcome;

    /// <summary>Something is missing or stands in the way: the person goes on in the draft.</summary>
    public sealed record Unfinished(Guid Proposal) : TakeUpOutcome;

    /// <summary>Somebody has begun a change of it already.</summary>
    public sealed record UnderWay(Guid Proposal) : TakeUpOutcome;

    /// <summary>It is another offer today.</summary>
    public sealed record Merged : TakeUpOutcome;

    /// <summary>No such ended offer, or somebody else's: the answer is the same.</summary>
    public sealed record Unknown : TakeUpOutcome;
}

/// <summary>
/// Proposes that an ended offer is offered again. Who publishes it follows the rules of every proposal: the editors
/// that of a provider, a second person that of an editor.
/// </summary>
internal sealed class TakeUpAgain(EndedOffers ended, DraftDesk desk, TimeProvider time)
{
    public async Task<TakeUpOutcome> RunAsync(Guid offer, CancellationToken cancellation)
    {
        var all = await ended.AllAsync(new EndedQuery(null, null, null, 1) { State = EndedQuery.All }, cancellation);
        if (all.FirstOrDefault(l => l.Offer == offer) is not { } line)
            return new TakeUpOutcome.Unknown();
        if (line.MergedInto is not null)
            return new TakeUpOutcome.Merged();
        if (line.Draft is { } draft)
            return new TakeUpOutcome.UnderWay(draft);
        if (await desk.StartAsync(offer, cancellation) is not StartOutcome.Started started)
            return new TakeUpOutcome.Unknown();
        var today = BerlinTime.Today(time);
        var saved = await desk.SaveAsync(
            started.Proposal,
            started.Revision,
            // A last day that is over would end it again on the next morning.
            o => o with { Status = ServiceStatus.Active, EndedAt = null, EndsOn = o.EndsOn < today ? null : o.EndsOn },
            cancellation
        );
        return
            saved is SaveOutcome.Saved { Revision: var revision }
            && await desk.SubmitAsync(started.Proposal, revision, cancellation) is StepOutcome.Done
            ? new TakeUpOutcome.Submitted()
            : new TakeUpOutcome.Unfinished(started.Proposal);
    }
}
