namespace Kreisblick.Web.Platform.Authorization;

/// <summary>A role that a person has, and for what.</summary>
/// <param name="Role">The role.</param>
/// <param name="Scope">Id of the office, organization or body, code of the area or module; null: see the role's rule.</param>
internal sealed record RoleGrant(Role Role, string? Scope);
