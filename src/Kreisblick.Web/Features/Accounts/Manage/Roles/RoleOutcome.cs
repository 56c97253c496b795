namespace Kreisblick.Web.Features.Accounts.Manage.Roles;

/// <summary>What became of a change of roles.</summary>
internal abstract record RoleOutcome
{
    /// <summary>Done; the person's sessions are over.</summary>
    public sealed record Changed : RoleOutcome;

    /// <summary>A second administrator has to confirm it.</summary>
    public sealed record Proposed : RoleOutcome;

    /// <param name="TextKey">The sentence that says why.</param>
    public sealed record Refused(string TextKey) : RoleOutcome;
}
