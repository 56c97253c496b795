namespace Kreisblick.Web.Features.Accounts.Model;

internal enum ErasureState
{
    /// <summary>Waits for a second person.</summary>
    Open,
    Erased,

    /// <summary>A second person said no; the person was told why.</summary>
    Refused,

    /// <summary>Who asked for it wants it no more.</summary>
    TakenBack,
}

/// <summary>
/// That an account is to be erased (Art. 17 GDPR), who asked and what became of it. After the erasure it names numbers
/// only; all of them together are the list that has to be worked off again after an old backup came back.
/// </summary>
internal sealed class ErasureCase
{
    public const int LongestWhy = 300;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The person themselves or an administrator; null: nobody had used the account for a year.</summary>
    public Guid? AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The reason of an administrator. Gone with the account.</summary>
    public string? Why { get; private set; }

    /// <summary>Checked when the row is written: of two who decide at once, one fails.</summary>
    public ErasureState State { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The person asked, nobody else.</summary>
    public bool IsOwnWish => AskedBy == AccountId;

    public static ErasureCase Ask(Guid account, Guid? by, string? why, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            AccountId = account,
            AskedBy = by,
            AskedAt = at,
            Why = why,
        };

    /// <exception cref="InvalidOperationException">It is decided already.</exception>
    public void Settle(ErasureState state, Guid? by, DateTimeOffset at)
    {
        if (State is not ErasureState.Open || state is ErasureState.Open)
            throw new InvalidOperationException($"A case that is {State} does not become {state}.");
        (State, DecidedBy, DecidedAt, Why) = (state, by, at, null);
    }
}
