using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Passkeys;

/// <summary>
/// What the framework's passkey handler asks about accounts, answered from our tables (ADR 7). It only reads: what a
/// ceremony changes, the handlers of this folder store, so that it stands in the audit trail.
/// </summary>
internal sealed class PasskeyStore(KreisblickDb db) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(IdOf(user));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Email?.Value);

    /// <summary>Closed and erased accounts have no passkeys that count.</summary>
    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParseExact(userId, "N", out var id)
            ? db.Set<Account>()
                .FirstOrDefaultAsync(
                    a => a.Id == id && (a.State == AccountState.Active || a.State == AccountState.Invited),
                    cancellationToken
                )
            : Task.FromResult<Account?>(null);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Set<Passkey>()
                    .AsNoTracking()
                    .Where(p => p.AccountId == user.Id)
                    .OrderBy(p => p.CreatedAt)
                    .ToListAsync(cancellationToken)
            ).Select(Info),
        ];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) =>
        await db.Set<Passkey>()
            .AsNoTracking()
            .FirstOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId, cancellationToken)
            is { } passkey
            ? Info(passkey)
            : null;

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        (
            from p in db.Set<Passkey>()
            where p.CredentialId == credentialId
            join a in db.Set<Account>() on p.AccountId equals a.Id
            select a
        ).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The id that the authenticator keeps as the user handle: no address, no name.</summary>
    public static string IdOf(Account account) => account.Id.ToString("N");

    public void Dispose()
    {
        // The context belongs to the request.
    }

    private static UserPasskeyInfo Info(Passkey passkey) =>
        new(
            passkey.CredentialId,
            passkey.PublicKey,
            passkey.CreatedAt,
            (uint)passkey.SignCount,
            passkey.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            passkey.UserVerified,
            passkey.BackupEligible,
            passkey.BackedUp,
            passkey.AttestationObject,
            passkey.ClientData
        )
        {
            Name = passkey.Name,
        };

    private static NotSupportedException Elsewhere() => new("Accounts are changed by the handlers of the module.");

    Task IUserPasskeyStore<Account>.AddOrUpdatePasskeyAsync(
        Account user,
        UserPasskeyInfo passkey,
        CancellationToken cancellationToken
    ) => throw Elsewhere();

    Task IUserPasskeyStore<Account>.RemovePasskeyAsync(
        Account user,
        byte[] credentialId,
        CancellationToken cancellationToken
    ) => throw Elsewhere();

    Task IUserStore<Account>.SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        throw Elsewhere();

    Task<string?> IUserStore<Account>.GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        throw Elsewhere();

    Task IUserStore<Account>.SetNormalizedUserNameAsync(
        Account user,
        string? normalizedName,
        CancellationToken cancellationToken
    ) => throw Elsewhere();

    Task<IdentityResult> IUserStore<Account>.CreateAsync(Account user, CancellationToken cancellationToken) =>
        throw Elsewhere();

    Task<IdentityResult> IUserStore<Account>.UpdateAsync(Account user, CancellationToken cancellationToken) =>
        throw Elsewhere();

    Task<IdentityResult> IUserStore<Account>.DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw Elsewhere();

    Task<Account?> IUserStore<Account>.FindByNameAsync(
        string normalizedUserName,
        CancellationToken cancellationToken
    ) => throw Elsewhere();
}
