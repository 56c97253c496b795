using Kreisblick.Web.Platform.Auditing;

namespace Kreisblick.Web.Platform.Authorization;

/// <summary>
/// Who asks. Each request has one (inject <see cref="Person"/>); it is read anew with each request, so that a role
/// taken away or an account closed ends at once.
/// </summary>
internal sealed record Person
{
    /// <summary>How old the last proof of identity may be for a grave act (security.md 5, step-up).</summary>
    public static readonly TimeSpan ProofLasts = TimeSpan.FromMinutes(10);

    public static Person Nobody { get; } = new();

    public Guid? AccountId { get; init; }
    public Guid? SessionId { get; init; }
    public string Name { get; init; } = "";
    public IReadOnlyList<RoleGrant> Grants { get; init; } = [];

    /// <summary>Codes of the groups that the person belongs to today.</summary>
    public IReadOnlySet<string> Groups { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>When the person last gave password or passkey.</summary>
    public DateTimeOffset? ProvenAt { get; init; }

    /// <summary>When the session ends if this was its last request.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    public bool IsSignedIn => AccountId is not null;

    /// <summary>At least for some objects.</summary>
    public bool May(Right right) =>
        (IsSignedIn && right.EvenWithoutRole) || Grants.Any(g => right.ReachOf(g.Role) is not null);

    /// <summary>For the objects of that scope: the id of the organization, office or body that they belong to.</summary>
    public bool May(Right right, string scope) =>
        Grants.Any(g =>
            right.ReachOf(g.Role) switch
            {
                Reach.All => true,
                Reach.Own => g.Scope == scope,
                _ => false,
            }
        );

    /// <summary>The scopes for which the person has the right; null: for all.</summary>
    public IReadOnlySet<string>? Scopes(Right right) =>
        Grants.Any(g => right.ReachOf(g.Role) is Reach.All)
            ? null
            : Grants
                .Where(g => right.ReachOf(g.Role) is Reach.Own && g.Scope is not null)
                .Select(g => g.Scope!)
                .ToHashSet(StringComparer.Ordinal);

    public bool HasRole(Role role) => Grants.Any(g => g.Role == role);

    public bool HasFreshProof(DateTimeOffset now) => ProvenAt is { } proven && now - proven <= ProofLasts;

    /// <summary>How long the session still lasts without another request.</summary>
    public int SecondsLeft(DateTimeOffset now) =>
        EndsAt is { } end && end > now ? (int)Math.Min((end - now).TotalSeconds, int.MaxValue) : 0;

    /// <summary>The change that this person makes now.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public ChangeContext Change(string why, TimeProvider time) =>
        AccountId is { } id
            ? new ChangeContext(id.ToString(), why, time.GetUtcNow(), "web")
            : throw new InvalidOperationException("A change needs somebody who makes it.");
}
