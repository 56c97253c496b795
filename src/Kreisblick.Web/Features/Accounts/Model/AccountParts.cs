using Kreisblick.Web.Platform.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Kreisblick.Web.Features.Accounts.Model;

/// <summary>A role given to an account, for one scope or for all, from a day on.</summary>
internal sealed class GrantedRole
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public Role Role { get; init; }
    public string? Scope { get; init; }
    public DateTimeOffset GrantedAt { get; init; }
}

/// <summary>People with a task in a workflow ("AG Sozialberichtswesen"); not a right.</summary>
internal sealed class Group
{
    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; private set; } = "";

    public static Group Of(Guid id, string code, string name) =>
        new()
        {
            Id = id,
            Code = code,
            Name = name,
        };

    public void Rename(string name) => Name = name;
}

internal sealed class GroupMembership
{
    public Guid Id { get; init; }
    public Guid GroupId { get; init; }
    public Guid AccountId { get; init; }
    public DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; private set; }

    public void End(DateTimeOffset at) => Until = at;
}

/// <summary>One use, shown once, kept as a hash.</summary>
internal sealed class RecoveryCode
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public string Hash { get; init; } = "";
    public DateTimeOffset? UsedAt { get; private set; }

    public void Use(DateTimeOffset at) => UsedAt = at;
}

/// <summary>A WebAuthn credential; the private part never leaves the person's device.</summary>
internal sealed class Passkey
{
    public const int LongestName = 60;

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public byte[] CredentialId { get; init; } = [];
    public byte[] PublicKey { get; init; } = [];
    public string Name { get; init; } = "";
    public long SignCount { get; private set; }
    public string Transports { get; init; } = "";
    public bool UserVerified { get; private set; }
    public bool BackupEligible { get; init; }
    public bool BackedUp { get; private set; }
    public byte[] AttestationObject { get; init; } = [];
    public byte[] ClientData { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Two answers with one passkey at the same time: one of them fails at saving.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public static Passkey Of(Account account, string name, UserPasskeyInfo made, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            AccountId = account.Id,
            Name = name,
            CredentialId = made.CredentialId,
            PublicKey = made.PublicKey,
            SignCount = made.SignCount,
            Transports = string.Join(' ', made.Transports ?? []),
            UserVerified = made.IsUserVerified,
            BackupEligible = made.IsBackupEligible,
            BackedUp = made.IsBackedUp,
            AttestationObject = made.AttestationObject,
            ClientData = made.ClientDataJson,
            CreatedAt = at,
        };

    /// <summary>What the authenticator said with this use; the count must rise where it counts at all.</summary>
    public void Used(long signCount, bool userVerified, bool backedUp, DateTimeOffset at)
    {
        SignCount = signCount;
        UserVerified = userVerified;
        BackedUp = backedUp;
        LastUsedAt = at;
    }
}

/// <summary>A failed try to sign in, under keyed hashes of what was tried and from where; gone after a day.</summary>
internal sealed class SignInFailure
{
    public Guid Id { get; init; }

    /// <summary>Budget that the failure counts against: the account (or the address that is none), the device or the network.</summary>
    public string Budget { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>A device that has signed in before, recognised by a keyed hash of account, network and kind of browser.</summary>
internal sealed class KnownDevice
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public string Hash { get; init; } = "";
    public DateTimeOffset SeenAt { get; private set; }

    public void Seen(DateTimeOffset at) => SeenAt = at;
}
