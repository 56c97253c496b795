using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Accounts.Model;

internal enum ProposalState
{
    Open,
    Confirmed,
    Rejected,
}

/// <summary>
/// A change of roles that one administrator proposes and another confirms (security.md 5, two-person rule).
/// </summary>
internal sealed class RoleProposal
{
    /// <summary>Older ones count no more; who still wants the change proposes it again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public const int LongestWhy = 300;

    public Guid Id { get; init; }
    public Guid AccountId { get; init; }

    /// <summary>False: the role is to be taken away.</summary>
    public bool Give { get; init; }
    public Role Role { get; init; }
    public string? Scope { get; init; }
    public string Why { get; init; } = "";
    public Guid ProposedBy { get; init; }
    public DateTimeOffset ProposedAt { get; init; }

    /// <summary>Checked when the row is written: of two who settle it at once, one fails.</summary>
    public ProposalState State { get; private set; }
    public Guid? SettledBy { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => State is ProposalState.Open && now < ProposedAt + Lasts;

    /// <exception cref="InvalidOperationException">Settled before, or confirmed by the proposer.</exception>
    public void Settle(ProposalState state, Guid by, DateTimeOffset at)
    {
        if (State is not ProposalState.Open || state is ProposalState.Open)
            throw new InvalidOperationException($"A proposal that is {State} does not become {state}.");
        if (state is ProposalState.Confirmed && by == ProposedBy)
            throw new InvalidOperationException("Nobody confirms a proposal of their own.");
        State = state;
        SettledBy = by;
        SettledAt = at;
    }
}
