using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.Manage.Invite;

/// <summary>Whom an administrator wants to invite, as typed.</summary>
/// <param name="Email">Address.</param>
/// <param name="Name">Name.</param>
/// <param name="Roles">Codes of the chosen roles.</param>
/// <param name="Scopes">Role → what it is for.</param>
/// <param name="Group">Code of a group; null or empty: none.</param>
internal sealed record InviteDraft(
    string? Email,
    string? Name,
    IReadOnlyList<string> Roles,
    IReadOnlyDictionary<string, string> Scopes,
    string? Group
);

/// <summary>What became of an invitation.</summary>
internal abstract record InviteOutcome
{
    /// <param name="Account">The invited account.</param>
    /// <param name="NeedsSecond">A role waits for a second administrator.</param>
    public sealed record Invited(Guid Account, bool NeedsSecond) : InviteOutcome;

    public sealed record Refused(IReadOnlyList<FieldError> Errors) : InviteOutcome;
}
