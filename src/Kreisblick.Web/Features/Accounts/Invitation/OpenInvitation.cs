using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.Invitation;

/// <summary>What comes next on the way to an account of one's own.</summary>
internal enum InvitationStep
{
    Password,
    Factor,
    Codes,
}

/// <summary>An invitation whose link holds.</summary>
internal sealed record OpenInvitation(AccountToken Token, Account Account, InvitationStep Step);

/// <summary>What the invited person reads first.</summary>
/// <param name="Name">Who is invited.</param>
/// <param name="Email">Where the mail went.</param>
/// <param name="InvitedBy">Null: the first administrator, whom nobody invites.</param>
/// <param name="Roles">To what.</param>
/// <param name="Groups">Groups that the person will belong to.</param>
/// <param name="Until">Until when the link holds.</param>
internal sealed record InvitationFacts(
    string Name,
    string Email,
    string? InvitedBy,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Groups,
    DateTimeOffset Until
);

/// <summary>What became of one step.</summary>
internal abstract record InvitationOutcome
{
    /// <summary>The link does not hold (any more).</summary>
    public sealed record Over : InvitationOutcome;

    /// <summary>A step before is still to be made.</summary>
    public sealed record TooEarly : InvitationOutcome;

    public sealed record Refused(FieldError Error) : InvitationOutcome;

    public sealed record Done : InvitationOutcome;

    /// <param name="Codes">Shown now and never again.</param>
    public sealed record NewCodes(IReadOnlyList<string> Codes) : InvitationOutcome;

    public sealed record SignedIn(string Key) : InvitationOutcome;
}
