using System.Collections.Frozen;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>Who changes something, why, when and from where. Every write goes through a handler that takes one.</summary>
/// <param name="Who">Account id, or one of <see cref="Programs"/> where no person acts. Never a name or an address.</param>
/// <param name="Why">The reason as a sentence that a reader of the history understands.</param>
/// <param name="When">Instant of the change, from <see cref="TimeProvider"/>.</param>
/// <param name="From">The way in: "cli", "web", "job". Never a network address.</param>
internal sealed record ChangeContext(string Who, string Why, DateTimeOffset When, string From)
{
    /// <summary>A visitor without account.</summary>
    public const string Visitor = "visitor";

    /// <summary>Work that the portal does by itself at its time.</summary>
    public const string Job = "job";

    /// <summary>Who acts where no person does; all else in <see cref="Who"/> is taken for a person.</summary>
    public static readonly FrozenDictionary<string, string> Programs = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        [Visitor] = "Besucherin oder Besucher ohne Konto",
        [Job] = "Das Portal selbst",
        ["retention"] = "Ablauf einer Aufbewahrungsfrist",
        ["import"] = "Übernahme einer Datei",
        ["seed"] = "Laden der Grunddaten",
        ["reminders"] = "Bitte des Portals um Bestätigung",
        ["link"] = "Antwort über einen zugesandten Link",
        ["console"] = "Befehl auf dem Server",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
