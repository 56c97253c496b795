namespace Kreisblick.Web.Features.Accounts.Model;

internal enum TokenPurpose
{
    Invitation,
    PasswordReset,
    NewFactor,
    EmailChange,
    FirstAdministrator,
}

/// <summary>A link from a mail or a code from the console: one purpose, one use, kept as a hash.</summary>
internal sealed class AccountToken
{
    public Guid Id { get; init; }

    /// <summary>Null for the first administrator, who has no account yet.</summary>
    public Guid? AccountId { get; init; }
    public TokenPurpose Purpose { get; init; }
    public string Hash { get; init; } = "";

    /// <summary>Account of whoever asked for it; null: the person themselves, or the console.</summary>
    public Guid? CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Checked when the row is written: of two who use it at once, one fails.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>What the purpose needs: the new address of a change of address.</summary>
    public string? Detail { get; init; }

    /// <summary>
    /// Secret of an authenticator app that is being set up, under the data protection keys; it becomes the account's
    /// when a code of the app has shown that the app has it.
    /// </summary>
    public string? PendingFactor { get; private set; }

    public void Prepare(string protectedSecret) => PendingFactor = protectedSecret;

    public void Use(DateTimeOffset at)
    {
        UsedAt = at;
        PendingFactor = null;
    }
}
