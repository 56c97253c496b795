using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.ForgottenPassword;

/// <summary>What became of the wish for a new password.</summary>
internal abstract record ForgottenOutcome
{
    /// <summary>Asked for, or set.</summary>
    public sealed record Done : ForgottenOutcome;

    public sealed record Refused(FieldError Error) : ForgottenOutcome;

    public sealed record TooMany(TimeSpan Wait) : ForgottenOutcome;

    /// <summary>The link does not hold (any more).</summary>
    public sealed record Over : ForgottenOutcome;
}
