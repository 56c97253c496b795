namespace Kreisblick.Web.Features.Accounts.Manage.Roles;

/// <summary>For the partial that asks what a role is for.</summary>
internal sealed record ScopeField(RoleChoice Choice, string? Value, string? Error);
