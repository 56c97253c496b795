using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Accounts.Manage.Roles;

/// <summary>A role that can be chosen, and what it can be given for.</summary>
/// <param name="Rule">The role.</param>
/// <param name="Options">What it can be for; null: a code is typed, or nothing is asked.</param>
internal sealed record RoleChoice(RoleRule Rule, IReadOnlyList<ScopeOption>? Options)
{
    /// <summary>What the field for its scope asks.</summary>
    public string Question =>
        Rule.Scope switch
        {
            ScopeKind.Organization => "Für welchen Träger?",
            ScopeKind.Office => "Für welches Amt?",
            ScopeKind.Body => "Für welches Gremium?",
            _ => "Für welchen Bereich?",
        };

    public string? Hint =>
        Options is not null ? null
        : Rule.Scope is ScopeKind.Named
            ? "Kürzel eines Bereichs oder amtlicher Schlüssel eines Gebiets, zum Beispiel: offers"
        : "Kürzel in kleinen Buchstaben, zum Beispiel: sozialamt";
}
