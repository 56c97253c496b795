namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>What became of a try to sign in. One refusal for all reasons: it tells nothing about accounts.</summary>
internal abstract record SignInOutcome
{
    /// <summary>The password is right; the second factor comes next.</summary>
    public sealed record NeedsFactor(string Step) : SignInOutcome;

    public sealed record SignedIn(string Key) : SignInOutcome;

    public sealed record Refused : SignInOutcome;

    public sealed record TooMany(TimeSpan Wait) : SignInOutcome;

    /// <summary>Too long between password and factor: from the start again.</summary>
    public sealed record StepOver : SignInOutcome;
}
