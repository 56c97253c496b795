using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>
/// Moves mails from state to state. Each step is one statement with its condition, atomic on both databases: of two
/// nodes one claims a mail, and a node whose lease ran out can note nothing any more.
/// </summary>
internal sealed class MailLedger(KreisblickDb db, TimeProvider time)
{
    /// <summary>Longer than one hand-over may take, shorter than the lease of the job that does it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(4);

    /// <summary>After that the server's "later" counts as a no (RFC 5321, 4.5.4.1 asks for at least 4 to 5 days only
    /// of servers that nobody watches; here a person is told).</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>When the server as a whole is away, mails need not wait longer and longer for it.</summary>
    public static readonly TimeSpan ServerPause = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(4),
    ];

    /// <summary>Wait after the try of this number, from 1; grey-listing servers want 5 to 15 minutes.</summary>
    public static TimeSpan PauseAfter(int attempt) => Pauses[Math.Clamp(attempt, 1, Pauses.Length) - 1];

    /// <summary>Takes up what a node has left when it died: unsent ones wait again, those under way become unclear.</summary>
    /// <returns>How many have become unclear.</returns>
    public async Task<int> RecoverAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await db.Set<OutboxMail>()
            .Where(m => m.State == MailState.Claimed && m.LeasedUntil < now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MailState.Waiting)
                        .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null),
                cancellation
            );
        return await db.Set<OutboxMail>()
            .Where(m => m.State == MailState.HandingOver && m.LeasedUntil < now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MailState.Unclear)
                        .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
                        .SetProperty(m => m.Settled, now)
                        .SetProperty(m => m.Answer, "Das Programm endete, während der Text unterwegs war."),
                cancellation
            );
    }

    /// <returns>The mail that has waited longest and now belongs to <paramref name="owner"/>, or null.</returns>
    public async Task<OutboxMail?> ClaimAsync(Guid owner, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var candidates = await db.Set<OutboxMail>()
            .Where(m => m.State == MailState.Waiting && m.Due <= now)
            .OrderBy(m => m.Due)
            .Select(m => m.Id)
            .Take(8)
            .ToListAsync(cancellation);
        foreach (var id in candidates)
        {
            var until = now + Lease;
            var taken = await db.Set<OutboxMail>()
                .Where(m => m.Id == id && m.State == MailState.Waiting && m.Due <= now)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.State, MailState.Claimed)
                            .SetProperty(m => m.LeasedUntil, until)
                            .SetProperty(m => m.LeaseOwner, owner),
                    cancellation
                );
            if (taken == 1)
                return await db.Set<OutboxMail>().AsNoTracking().SingleAsync(m => m.Id == id, cancellation);
        }

        return null;
    }

    /// <summary>Written before the first byte leaves the house. False when the mail belongs to another by now.</summary>
    public async Task<bool> BeginHandOverAsync(OutboxMail mail, Guid owner, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + Lease;
        return await Mine(mail, owner, MailState.Claimed)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(m => m.State, MailState.HandingOver)
                            .SetProperty(m => m.LeasedUntil, until)
                            .SetProperty(m => m.Attempts, m => m.Attempts + 1),
                    cancellation
                ) == 1;
    }

    /// <summary>Gives a mail back of which nothing was sent: the program is stopping.</summary>
    public Task ReleaseAsync(OutboxMail mail, Guid owner) =>
        Mine(mail, owner, MailState.Claimed)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(m => m.State, MailState.Waiting).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
            );

    /// <summary>Notes what came of it. No cancellation: what has happened must be written down.</summary>
    /// <returns>The state that the mail is in now.</returns>
    public async Task<MailState> NoteAsync(OutboxMail mail, Guid owner, MailState from, Handover outcome)
    {
        var now = time.GetUtcNow();
        var state = outcome switch
        {
            Handover.Delivered => MailState.Sent,
            Handover.Refused => MailState.Failed,
            Handover.Unclear => MailState.Unclear,
            _ => now - mail.WaitingSince >= GiveUpAfter ? MailState.Failed : MailState.Waiting,
        };
        var answer = outcome switch
        {
            Handover.NotYet n when state == MailState.Failed =>
                $"Nach {GiveUpAfter.TotalDays:0} Tagen aufgegeben. {n.Reason}",
            Handover.NotYet n => n.Reason,
            Handover.Refused r => r.Reason,
            Handover.Unclear u => u.Reason,
            _ => null,
        };
        if (answer?.Length > OutboxMail.MaxAnswer)
            answer = answer[..OutboxMail.MaxAnswer];
        var due = outcome is Handover.NotYet later
            ? now + (later.OfServer ? ServerPause : PauseAfter(mail.Attempts + 1))
            : mail.Due;
        DateTimeOffset? settled = state == MailState.Waiting ? null : now;
        // What has arrived is nobody's business here any more, and its links still work.
        var body = state == MailState.Sent ? null : mail.Body;
        await Mine(mail, owner, from)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(m => m.State, state)
                    .SetProperty(m => m.Answer, answer)
                    .SetProperty(m => m.Due, due)
                    .SetProperty(m => m.Settled, settled)
                    .SetProperty(m => m.Body, body)
                    .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
            );
        return state;
    }

    /// <summary>When the next mail is due; null when none waits.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation) =>
        db.Set<OutboxMail>()
            .Where(m => m.State == MailState.Waiting)
            .MinAsync(m => (DateTimeOffset?)m.Due, cancellation);

    private IQueryable<OutboxMail> Mine(OutboxMail mail, Guid owner, MailState state) =>
        db.Set<OutboxMail>().Where(m => m.Id == mail.Id && m.LeaseOwner == owner && m.State == state);
}
