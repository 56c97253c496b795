namespace Kreisblick.Web.Platform.Authorization;

/// <summary>
/// All rights of the portal and who has them: the one place where rights are given to roles. Folders of pages and
/// endpoints name the right that they ask for (<see cref="AccessConventions"/>).
/// </summary>
internal static class Rights
{
    /// <summary>What each person may do with the own account.</summary>
    public static readonly Right OwnAccount = new("account.own", "Das eigene Konto führen", Everyone())
    {
        EvenWithoutRole = true,
    };

    public static readonly Right Workplace = new("workplace.see", "Die eigene Aufgabenliste sehen", Everyone())
    {
        EvenWithoutRole = true,
    };

    public static readonly Right ManageAccounts = new(
        "accounts.manage",
        "Menschen einladen, Rollen geben und nehmen, Sitzungen beenden",
        (Role.Admin, Reach.All)
    );

    public static readonly Right SeeRoles = new(
        "roles.see",
        "Sehen, welche Rolle was darf",
        (Role.Admin, Reach.All),
        (Role.DataProtection, Reach.All),
        (Role.Auditor, Reach.All)
    );

    public static readonly Right SeeAudit = new(
        "audit.see",
        "Das Protokoll aller Änderungen lesen",
        (Role.Admin, Reach.All),
        (Role.DataProtection, Reach.All),
        (Role.Auditor, Reach.All)
    );

    public static readonly Right ProtectData = new(
        "privacy.manage",
        "Verzeichnis der Verarbeitungen, Aufbewahrung, Auskunft und Löschung",
        (Role.DataProtection, Reach.All)
    );

    public static readonly Right EraseAccounts = new(
        "accounts.erase",
        "Entscheiden, ob ein Konto gelöscht wird",
        (Role.Admin, Reach.All),
        (Role.DataProtection, Reach.All)
    );

    public static readonly Right SeeMail = new(
        "mail.see",
        "Ausgehende Post ansehen und noch einmal senden",
        (Role.Admin, Reach.All)
    );

    public static readonly Right EditOffers = new(
        "offers.edit",
        "Angebote und Angaben zum Träger als Vorschlag bearbeiten und bestätigen",
        (Role.Editor, Reach.All),
        (Role.Provider, Reach.Own)
    );

    public static readonly Right ReviewOffers = new(
        "offers.review",
        "Vorschläge prüfen, veröffentlichen, zurückgeben; Meldungen, Dubletten und Links bearbeiten",
        (Role.Editor, Reach.All)
    );

    public static readonly Right SetUpkeep = new(
        "offers.upkeep",
        "Fristen der Bestätigung, Erinnerungen und das Zurückziehen festlegen",
        (Role.Editor, Reach.All),
        (Role.Admin, Reach.All)
    );

    /// <summary>Not for editors: nobody switches off the check of the own work.</summary>
    public static readonly Right SetTwoPersons = new(
        "offers.two-persons",
        "Festlegen, welche Änderungen eine zweite Person freigibt",
        (Role.Admin, Reach.All)
    );

    public static readonly Right SeeSearches = new(
        "searches.see",
        "Suchen ohne Treffer auswerten",
        (Role.Editor, Reach.All),
        (Role.Planner, Reach.All)
    );

    public static readonly Right ImportOffers = new(
        "offers.import",
        "Angebote aus Dateien und fremden Verzeichnissen übernehmen",
        (Role.Editor, Reach.All),
        (Role.Planner, Reach.All)
    );

    public static readonly Right ExportOffers = new(
        "offers.export",
        "Angebote mit internen Angaben ausgeben",
        (Role.Editor, Reach.All),
        (Role.Planner, Reach.All),
        (Role.Provider, Reach.Own)
    );

    public static IReadOnlyList<Right> All { get; } =
    [
        OwnAccount,
        Workplace,
        ManageAccounts,
        SeeRoles,
        SeeAudit,
        ProtectData,
        EraseAccounts,
        SeeMail,
        EditOffers,
        ReviewOffers,
        SetUpkeep,
        SetTwoPersons,
        SeeSearches,
        ImportOffers,
        ExportOffers,
    ];

    private static IReadOnlyList<(Role, Reach)> Everyone() => [.. Enum.GetValues<Role>().Select(r => (r, Reach.Own))];
}
