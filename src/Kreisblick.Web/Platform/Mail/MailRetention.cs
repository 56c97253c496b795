using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>Takes settled mails out of the outbox, daily, and says how many.</summary>
internal sealed class MailRetention(KreisblickDb db, IOptions<MailOptions> settings, TimeProvider time)
{
    public const string JobKind = "platform.mail.retention";

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var oldest = now.AddDays(-settings.Value.RetentionDays);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var removed = await db.Set<OutboxMail>().Where(m => m.Settled < oldest).ExecuteDeleteAsync(cancellation);
        if (removed == 0)
            return 0;
        var change = new ChangeContext("retention", "Frist für verschickte E-Mails abgelaufen", now, "job");
        db.Audit(change, "platform", "removed", "mail", "outbox", new { removed });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return removed;
    }
}
