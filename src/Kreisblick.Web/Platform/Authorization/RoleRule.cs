namespace Kreisblick.Web.Platform.Authorization;

/// <summary>What holds for a role wherever it is given.</summary>
/// <param name="Role">The role.</param>
/// <param name="Code">As in documents, addresses and exports.</param>
/// <param name="German">As on screen.</param>
/// <param name="Scope">What a grant of the role is bound to.</param>
/// <param name="ScopeRequired">False: a grant without scope means all ("own bodies, or all").</param>
/// <param name="Idle">How long a session lasts without a request.</param>
internal sealed record RoleRule(
    Role Role,
    string Code,
    string German,
    ScopeKind Scope,
    bool ScopeRequired,
    TimeSpan Idle
)
{
    private static readonly TimeSpan Staff = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Outside = TimeSpan.FromHours(2);

    public static IReadOnlyList<RoleRule> All { get; } =
    [
        new(Role.Admin, "admin", "Systemverwaltung", ScopeKind.Installation, false, Staff),
        new(Role.Planner, "planner", "Sozialplanung", ScopeKind.Installation, false, Staff),
        new(Role.Editor, "editor", "Redaktion", ScopeKind.Installation, false, Staff),
        new(Role.Communications, "communications", "Öffentlichkeitsarbeit", ScopeKind.Installation, false, Staff),
        new(Role.Department, "department", "Fachamt", ScopeKind.Office, true, Staff),
        new(Role.Provider, "provider", "Träger", ScopeKind.Organization, true, Outside),
        new(Role.Professional, "professional", "Fachkraft", ScopeKind.Account, false, Outside),
        new(Role.BodyOffice, "body-office", "Geschäftsführung", ScopeKind.Body, false, Staff),
        new(Role.Chair, "chair", "Vorsitz", ScopeKind.Body, true, Outside),
        new(Role.Member, "member", "Gremienmitglied", ScopeKind.Body, true, Outside),
        new(Role.PaperAuthor, "paper-author", "Vorlagenerstellung", ScopeKind.Papers, false, Staff),
        new(Role.DataProtection, "data-protection", "Datenschutz", ScopeKind.Installation, false, Staff),
        new(Role.Auditor, "auditor", "Prüfung", ScopeKind.Installation, false, Staff),
        new(Role.Reader, "reader", "Lesezugriff", ScopeKind.Named, true, Staff),
    ];

    public static RoleRule Of(Role role) => All[(int)role];

    public static RoleRule? Find(string? code) => All.FirstOrDefault(r => r.Code == code);

    /// <summary>Whether a grant of this role can name what it is for.</summary>
    public bool TakesScope => Scope is not (ScopeKind.Installation or ScopeKind.Account or ScopeKind.Papers);

    /// <summary>Whether a grant of this role may name that scope.</summary>
    public bool Accepts(string? scope) => scope is { Length: > 0 } ? TakesScope : !ScopeRequired;
}
