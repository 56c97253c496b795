namespace Kreisblick.Web.Features.Accounts.OpenId;

/// <summary>What became of a true answer of the provider.</summary>
internal abstract record OpenIdOutcome
{
    /// <summary>The provider has asked for a second factor too.</summary>
    public sealed record SignedIn(string Key) : OpenIdOutcome;

    /// <summary>The provider has not; ours follows.</summary>
    public sealed record NeedsFactor(string Step) : OpenIdOutcome;

    /// <summary>No account is connected with this person of the provider.</summary>
    public sealed record Unknown : OpenIdOutcome;

    public sealed record Connected : OpenIdOutcome;

    /// <summary>The last proof of identity is too long ago.</summary>
    public sealed record Stale : OpenIdOutcome;

    /// <summary>Connected with another account, or the account with another person of the provider.</summary>
    public sealed record Taken : OpenIdOutcome;
}
