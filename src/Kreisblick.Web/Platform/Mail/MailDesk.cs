using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>One line of the outbox for the administrator: no text, which may hold links of other people.</summary>
internal sealed record MailLine(
    Guid Id,
    string Template,
    string Recipient,
    string Subject,
    MailState State,
    DateTimeOffset Created,
    DateTimeOffset Due,
    int Attempts,
    string? Answer,
    DateTimeOffset? Settled
);

/// <summary>What the administrator sees of the outbox and may decide about.</summary>
internal sealed class MailDesk(KreisblickDb db)
{
    private const int PageLength = 50;

    /// <summary>Newest first.</summary>
    /// <param name="page">From 0; 50 a page.</param>
    public Task<List<MailLine>> ListAsync(MailState? state, int page, CancellationToken cancellation)
    {
        var mails = db.Set<OutboxMail>().AsNoTracking();
        if (state is { } wanted)
            mails = mails.Where(m => m.State == wanted);
        return mails
            .OrderByDescending(m => m.Created)
            .ThenByDescending(m => m.Id)
            .Skip(page * PageLength)
            .Take(PageLength)
            .Select(m => new MailLine(
                m.Id,
                m.Template,
                m.Recipient.Value,
                m.Subject,
                m.State,
                m.Created,
                m.Due,
                m.Attempts,
                m.Answer,
                m.Settled
            ))
            .ToListAsync(cancellation);
    }

    /// <summary>How many mails are in each state; states without mail are left out.</summary>
    public Task<Dictionary<MailState, int>> CountAsync(CancellationToken cancellation) =>
        db.Set<OutboxMail>()
            .GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    /// <summary>"Noch einmal senden": the same mail with the same Message-ID starts anew.</summary>
    /// <returns>False when it is neither failed nor unclear, or gone.</returns>
    public async Task<bool> SendAgainAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        var when = change.When;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var changed = await Undecided(id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MailState.Waiting)
                        .SetProperty(m => m.WaitingSince, when)
                        .SetProperty(m => m.Due, when)
                        .SetProperty(m => m.Attempts, 0)
                        .SetProperty(m => m.Settled, (DateTimeOffset?)null),
                cancellation
            );
        if (changed != 1)
            return false;
        db.Add(new Job(MailDelivery.JobKind, "{}", when));
        db.Audit(change, "platform", "sent again", "mail", id.ToString());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>"Erledigt": nothing more is to be done about a failed or unclear mail. Its text goes.</summary>
    /// <returns>False when it is neither failed nor unclear, or gone.</returns>
    public async Task<bool> DismissAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        var when = change.When;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var changed = await Undecided(id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MailState.Dismissed)
                        .SetProperty(m => m.Settled, when)
                        .SetProperty(m => m.Body, (string?)null),
                cancellation
            );
        if (changed != 1)
            return false;
        db.Audit(change, "platform", "dismissed", "mail", id.ToString());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private IQueryable<OutboxMail> Undecided(Guid id) =>
        db.Set<OutboxMail>().Where(m => m.Id == id && (m.State == MailState.Failed || m.State == MailState.Unclear));
}
