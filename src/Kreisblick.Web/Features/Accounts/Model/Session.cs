namespace Kreisblick.Web.Features.Accounts.Model;

/// <summary>Somebody is signed in on one device. The cookie holds a random key; the row holds its hash.</summary>
internal sealed class Session
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }

    /// <summary>SHA-256 of the key in the cookie.</summary>
    public string KeyHash { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Last request; written at most once a minute.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When password or passkey were given last.</summary>
    public DateTimeOffset ProvenAt { get; private set; }

    /// <summary>The end that no activity puts off.</summary>
    public DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Kind of browser and system in words ("Firefox auf Android"); no version, no place.</summary>
    public string Device { get; init; } = "";

    public static Session Start(Guid accountId, string keyHash, string device, DateTimeOffset at, TimeSpan longest) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            AccountId = accountId,
            KeyHash = keyHash,
            StartedAt = at,
            SeenAt = at,
            ProvenAt = at,
            EndsAt = at + longest,
            Device = device,
        };

    public void End(DateTimeOffset at) => EndedAt = at;
}
