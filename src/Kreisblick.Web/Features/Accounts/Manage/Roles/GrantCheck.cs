using System.Text.RegularExpressions;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;

namespace Kreisblick.Web.Features.Accounts.Manage.Roles;

/// <summary>Reads role and scope from a form: a role that exists, for something that exists.</summary>
internal sealed partial class GrantCheck(Scopes scopes)
{
    /// <summary>Name of the field that asks what a role is for.</summary>
    public static string ScopeField(string role) => "bereich-" + role;

    /// <returns>The grant, or the error at the field of its scope.</returns>
    public async Task<(RoleGrant? Grant, FieldError? Error)> ReadAsync(
        string role,
        string? scope,
        CancellationToken cancellation
    )
    {
        if (RoleRule.Find(role) is not { } rule)
            return (null, new FieldError("rolle", "roles.unknown"));
        var typed = scope?.Trim() ?? "";
        if (typed.Length == 0 || !rule.TakesScope)
            return rule.Accepts(null)
                ? (new RoleGrant(rule.Role, null), null)
                : (null, new FieldError(ScopeField(role), "roles.scope.missing", rule.German));
        var known = await scopes.OfAsync(rule.Scope, cancellation) is { } options
            ? options.Any(o => o.Id == typed)
            : Code().IsMatch(typed);
        return known
            ? (new RoleGrant(rule.Role, typed), null)
            : (null, new FieldError(ScopeField(role), "roles.scope.wrong", rule.German));
    }

    [GeneratedRegex(
        @"^[a-z0-9]+([./-][a-z0-9]+)*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Code();
}
