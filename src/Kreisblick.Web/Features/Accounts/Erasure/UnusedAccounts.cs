using System.Globalization;
using Kreisblick.Web.Features.Accounts.Manage.Roles;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Notices;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Erasure;

/// <summary>
/// Accounts that nobody uses: two warnings, then erased, twelve months after the last sign-in (security.md 7.3). A
/// warning counts only if the person had two weeks to read it; the last administrator stays.
/// </summary>
internal sealed class UnusedAccounts(
    KreisblickDb db,
    AccountEraser eraser,
    RoleChanges roles,
    AccountMail mail,
    TimeProvider time
)
{
    public const int Months = 12;
    private const int Warnings = 2;
    private static readonly TimeSpan Reading = TimeSpan.FromDays(14);

    public const string JobKind = "accounts.unused";

    public static RetentionRule Rule { get; } =
        new(
            "unused-accounts",
            "Konten, mit denen sich niemand mehr anmeldet",
            static _ => $"{Months} Monate nach der letzten Anmeldung, nach zwei Warnungen",
            static (services, now, cancellation) =>
                services.GetRequiredService<UnusedAccounts>().EraseAsync(now, cancellation)
        );

    /// <summary>The daily job: warns who is to be warned.</summary>
    public async Task WarnAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var account in await UnusedAsync(Months - Warnings, now, cancellation))
            if (
                account.WarningsSent < Warnings
                && Since(account) < now.AddMonths(-(Months - Warnings + account.WarningsSent))
            )
                await WarnAsync(account, now, cancellation);
    }

    /// <returns>How many were erased.</returns>
    private async Task<int> EraseAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var erased = 0;
        foreach (var account in await UnusedAsync(Months, now, cancellation))
        {
            if (account.WarningsSent < Warnings)
                continue;
            db.Add(ErasureCase.Ask(account.Id, by: null, why: null, now));
            await db.SaveChangesAsync(cancellation);
            if (await eraser.EraseAsync(account, Change("Ein Jahr lang nicht angemeldet", now), cancellation))
                erased++;
        }
        return erased;
    }

    /// <summary>Not used for so long, and without a warning that is still to be read; never the last administrator.</summary>
    private async Task<IReadOnlyList<Account>> UnusedAsync(
        int months,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var (oldest, read) = (now.AddMonths(-months), now - Reading);
        var unused = await db.Set<Account>()
            .Where(a => a.State != AccountState.Erased && !a.IsExample)
            .Where(a => (a.LastSignInAt ?? a.CreatedAt) < oldest && (a.WarnedAt == null || a.WarnedAt <= read))
            .OrderBy(a => a.Id)
            .ToListAsync(cancellation);
        var found = new List<Account>();
        foreach (var account in unused)
            if (!await roles.IsLastAdministratorAsync(account.Id, cancellation))
                found.Add(account);
        return found;
    }

    private static DateTimeOffset Since(Account account) => account.LastSignInAt ?? account.CreatedAt;

    private async Task WarnAsync(Account account, DateTimeOffset now, CancellationToken cancellation)
    {
        var change = Change(
            string.Create(CultureInfo.InvariantCulture, $"{account.WarningsSent + 1}. Warnung: lange nicht angemeldet"),
            now
        );
        var end = Since(account).AddMonths(Months);
        var left = Reading * (Warnings - account.WarningsSent);
        account.Warned(now);
        mail.Unused(change, account, Since(account), end > now + left ? end : now + left);
        db.Audit(change, "accounts", "unused-warned", "account", account.Id.ToString());
        await db.SaveChangesAsync(cancellation);
    }

    private static ChangeContext Change(string why, DateTimeOffset now) => new("retention", why, now, "job");
}
