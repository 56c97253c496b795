using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Accounts.Model;

internal enum AccountState
{
    /// <summary>Invited; has neither password nor second factor yet.</summary>
    Invited,
    Active,

    /// <summary>Closed by an administrator; has no rights and cannot sign in.</summary>
    Disabled,

    /// <summary>Name and address are gone; what the person did stays with the account's number.</summary>
    Erased,
}

/// <summary>Somebody who may sign in. Password, factors and state change only through its methods.</summary>
internal sealed class Account
{
    public const int LongestName = 120;

    private Account() { }

    public Account(Guid id, EmailAddress email, string name, DateTimeOffset created)
    {
        Id = id;
        Email = email;
        EmailKey = KeyOf(email);
        Name = name;
        CreatedAt = created;
    }

    public Guid Id { get; private set; }
    public EmailAddress? Email { get; private set; }

    /// <summary>The address in lower case, unique; for an erased account its id.</summary>
    public string EmailKey { get; private set; } = "";
    public string Name { get; private set; } = "";
    public AccountState State { get; private set; } = AccountState.Invited;

    /// <summary>PBKDF2 (see <see cref="SignIn.Passwords"/>); null: passkeys only, or not set up yet.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>TOTP secret under the data protection keys; null: no authenticator app.</summary>
    public string? TotpSecret { get; private set; }

    /// <summary>The last 30-second step whose code was accepted; codes are good once (bar 32).</summary>
    public long? TotpStep { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>How often the person has been told that the unused account will be erased; 0 after each sign-in.</summary>
    public int WarningsSent { get; private set; }
    public DateTimeOffset? WarnedAt { get; private set; }

    /// <summary>Invented account of an example county.</summary>
    public bool IsExample { get; init; }

    /// <summary>Two people cannot change one account's factors at the same time unseen.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    public static string KeyOf(EmailAddress email) => email.Value.ToLowerInvariant();

    public void Activate() => Become(AccountState.Active, from: AccountState.Invited);

    public void Disable() => Become(AccountState.Disabled, from: AccountState.Active);

    public void Enable() => Become(AccountState.Active, from: AccountState.Disabled);

    public void SetPassword(string? hash)
    {
        PasswordHash = hash;
        Touch();
    }

    public void SetTotp(string? protectedSecret)
    {
        TotpSecret = protectedSecret;
        TotpStep = null;
        Touch();
    }

    public void UseTotpStep(long step)
    {
        if (step <= TotpStep)
            throw new InvalidOperationException("The code of this step has been used.");
        TotpStep = step;
        Touch();
    }

    /// <summary>A factor that counts once was used: of two requests with the same one, one fails.</summary>
    public void FactorUsed() => Touch();

    public void SignedIn(DateTimeOffset now)
    {
        LastSignInAt = now;
        WarningsSent = 0;
        WarnedAt = null;
    }

    public void Warned(DateTimeOffset at)
    {
        WarningsSent++;
        WarnedAt = at;
    }

    /// <summary>A new invitation begins from the start: what an older one had set does not count.</summary>
    public void InviteAgain()
    {
        if (State is not AccountState.Invited)
            throw new InvalidOperationException($"An account that is {State} is not invited again.");
        PasswordHash = null;
        TotpSecret = null;
        TotpStep = null;
        Touch();
    }

    /// <summary>Two changes of one person's roles at the same time do not pass each other unseen.</summary>
    public void RolesChanged() => Touch();

    public void Rename(string name)
    {
        Name = name;
        Touch();
    }

    public void ChangeEmail(EmailAddress email)
    {
        Email = email;
        EmailKey = KeyOf(email);
        Touch();
    }

    /// <summary>Takes out what says who it was (Art. 17 GDPR).</summary>
    public void Erase()
    {
        Email = null;
        EmailKey = Id.ToString("N");
        // Enough of the number to tell two of them apart in a history.
        Name = "Gelöschtes Konto " + Id.ToString("N")[^6..].ToUpperInvariant();
        PasswordHash = null;
        TotpSecret = null;
        TotpStep = null;
        LastSignInAt = null;
        WarningsSent = 0;
        WarnedAt = null;
        State = AccountState.Erased;
        Touch();
    }

    private void Become(AccountState to, AccountState from)
    {
        if (State != from)
            throw new InvalidOperationException($"An account that is {State} does not become {to}.");
        State = to;
        Touch();
    }

    private void Touch() => Version = Guid.CreateVersion7();
}
