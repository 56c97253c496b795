using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Accounts.Seed;

/// <summary>An invented account of the example county: one for each role.</summary>
/// <param name="Role">Its role.</param>
/// <param name="Name">Its invented name.</param>
/// <param name="Mailbox">The part before the @.</param>
internal sealed record ExampleAccount(Role Role, string Name, string Mailbox)
{
    /// <summary>Known to everybody: these accounts exist in an example county only.</summary>
    public const string Password = "Beispielkreis zum Ausprobieren";

    public string Email => Mailbox + "@beispiel.example";

    public string German => RoleRule.Of(Role).German;

    public static IReadOnlyList<ExampleAccount> All { get; } =
    [
        new(Role.Admin, "Anke Verwaltung (Beispiel)", "systemverwaltung"),
        new(Role.Planner, "Petra Planung (Beispiel)", "sozialplanung"),
        new(Role.Editor, "Rita Redaktion (Beispiel)", "redaktion"),
        new(Role.Communications, "Olaf Öffentlich (Beispiel)", "oeffentlichkeitsarbeit"),
        new(Role.Department, "Frieda Fachamt (Beispiel)", "fachamt"),
        new(Role.Provider, "Tom Träger (Beispiel)", "traeger"),
        new(Role.Professional, "Fiona Fachkraft (Beispiel)", "fachkraft"),
        new(Role.BodyOffice, "Gerd Geschäft (Beispiel)", "geschaeftsfuehrung"),
        new(Role.Chair, "Vera Vorsitz (Beispiel)", "vorsitz"),
        new(Role.Member, "Mika Mitglied (Beispiel)", "mitglied"),
        new(Role.PaperAuthor, "Viktor Vorlage (Beispiel)", "vorlagen"),
        new(Role.DataProtection, "Dora Datenschutz (Beispiel)", "datenschutz"),
        new(Role.Auditor, "Paul Prüfung (Beispiel)", "pruefung"),
        new(Role.Reader, "Lena Lesen (Beispiel)", "lesen"),
    ];
}
