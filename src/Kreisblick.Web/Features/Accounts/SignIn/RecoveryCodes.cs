using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>Ten codes on paper for the day the phone is lost: 80 random bits each, shown once, good once.</summary>
internal sealed class RecoveryCodes(KreisblickDb db)
{
    public const int Count = 10;
    private const int Length = 16;
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Replaces the account's codes; the caller saves, and of two at once one fails.</summary>
    /// <returns>The new codes in groups of four, for print.</returns>
    public async Task<IReadOnlyList<string>> RenewAsync(
        Account account,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        db.RemoveRange(await db.Set<RecoveryCode>().Where(c => c.AccountId == account.Id).ToListAsync(cancellation));
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Letters, Length)).ToList();
        foreach (var code in codes)
            db.Add(
                new RecoveryCode
                {
                    Id = Guid.CreateVersion7(change.When),
                    AccountId = account.Id,
                    Hash = Hash(account.Id, code),
                }
            );
        account.FactorUsed();
        db.Audit(change, "accounts", "recovery-codes-renewed", "account", account.Id.ToString());
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(part => new string(part))))];
    }

    /// <summary>Marks the code as used; the caller saves, and the account's version lets only one of two through.</summary>
    public async Task<bool> UseAsync(
        Account account,
        string typed,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var code = new string([.. typed.ToLowerInvariant().Where(c => Letters.Contains(c, StringComparison.Ordinal))]);
        if (code.Length != Length)
            return false;
        var hash = Hash(account.Id, code);
        var stored = await db.Set<RecoveryCode>()
            .FirstOrDefaultAsync(c => c.AccountId == account.Id && c.Hash == hash && c.UsedAt == null, cancellation);
        if (stored is null)
            return false;
        stored.Use(change.When);
        account.FactorUsed();
        db.Audit(change, "accounts", "recovery-code-used", "account", account.Id.ToString());
        return true;
    }

    /// <summary>How many codes are unused, as stored.</summary>
    public Task<int> LeftAsync(Account account, CancellationToken cancellation) =>
        db.Set<RecoveryCode>().CountAsync(c => c.AccountId == account.Id && c.UsedAt == null, cancellation);

    // 80 random bits need no slow hash; the account's id keeps equal codes from showing.
    private static string Hash(Guid account, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account:N}:{code}")));
}
