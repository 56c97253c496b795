namespace Kreisblick.Web.Features.Accounts.Erasure;

/// <summary>What became of a step towards an erasure.</summary>
internal abstract record ErasureOutcome
{
    /// <summary>A second person has to agree.</summary>
    public sealed record Waiting : ErasureOutcome;

    /// <summary>The account is erased.</summary>
    public sealed record Erased : ErasureOutcome;

    /// <summary>Refused or taken back: the account stays.</summary>
    public sealed record Stays : ErasureOutcome;

    /// <param name="TextKey">The sentence that says why it was not done.</param>
    public sealed record Refused(string TextKey) : ErasureOutcome;
}
