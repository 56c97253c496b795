using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>
/// The job that delivers what is due in the outbox. The rows say what is to be done; the job is only the call to look
/// at them: one is added with each mail, one for each later try, and one every hour in case a call got lost.
/// </summary>
internal sealed class MailDelivery(
    KreisblickDb db,
    MailLedger ledger,
    JobQueue jobs,
    IConfiguration configuration,
    MailPatience patience,
    TimeProvider time,
    ILogger<MailDelivery> log
)
{
    public const string JobKind = "platform.mail";

    /// <summary>Fewer than a lease could not hold; the next job takes the rest.</summary>
    private const int MostInOneRun = 200;
    private readonly Guid me = Guid.CreateVersion7();

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (await ledger.RecoverAsync(cancellation) is > 0 and var unclear)
            log.LogWarning("Mail: {Count} unclear after an interrupted hand-over", unclear);
        if (MailRoute.Read(configuration) is not MailRoute.Open route)
        {
            if (await ledger.NextDueAsync(cancellation) is not null)
                log.LogWarning("Mail waits: the settings name no usable mail server");
            return;
        }

        await using (var carrier = MailCarrier.Of(route, patience))
            for (var i = 0; i < MostInOneRun && await DeliverNextAsync(route, carrier, cancellation); i++) { }
        await CallAgainAsync(cancellation);
    }

    /// <returns>False when nothing is due or the server cannot be used now.</returns>
    private async Task<bool> DeliverNextAsync(MailRoute.Open route, MailCarrier carrier, CancellationToken cancellation)
    {
        if (await ledger.ClaimAsync(me, cancellation) is not { } mail)
            return false;
        try
        {
            if (await carrier.OpenAsync(cancellation) is { } closed)
            {
                Tell(mail, await ledger.NoteAsync(mail, me, MailState.Claimed, closed));
                return false;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await ledger.ReleaseAsync(mail, me);
            throw;
        }

        using var message = MailComposer.Compose(mail, route.Envelope);
        if (!await ledger.BeginHandOverAsync(mail, me, cancellation))
            return true;
        var outcome = await carrier.HandOverAsync(message);
        Tell(mail, await ledger.NoteAsync(mail, me, MailState.HandingOver, outcome));
        return outcome is not Handover.NotYet { OfServer: true };
    }

    // Id and text name only: no address, no content, no words of the server, which may hold both.
    private void Tell(OutboxMail mail, MailState state) =>
        log.Log(
            state is MailState.Failed or MailState.Unclear ? LogLevel.Warning : LogLevel.Information,
            "Mail {Id} ({Template}): {State}",
            mail.Id,
            mail.Template,
            state
        );

    private async Task CallAgainAsync(CancellationToken cancellation)
    {
        if (await ledger.NextDueAsync(cancellation) is not { } next)
            return;
        var soonest = time.GetUtcNow().AddSeconds(30);
        var due = next > soonest ? next : soonest;
        if (
            await db.Set<Job>()
                .AnyAsync(
                    j => j.Kind == JobKind && j.Finished == null && j.LeasedUntil == null && j.Due <= due,
                    cancellation
                )
        )
            return;
        jobs.Add(JobKind, new { }, due);
        await db.SaveChangesAsync(cancellation);
    }
}
