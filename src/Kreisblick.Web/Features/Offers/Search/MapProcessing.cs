using Kreisblick.Web.Platform.Web.Portal;

namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>What the privacy page says about the movable map: another host is asked only where a setting names one.</summary>
internal static class MapProcessing
{
    public static ProcessingRecord Of(PortalOptions portal)
    {
        var host = TileSource.Of(portal.Map)?.Host;
        return new(
            25,
            "Wenn Sie die bewegliche Karte laden",
            host is null
                ? "Die Karte kommt von unserem eigenen Rechner, wie jede Seite. Wir fragen nicht, wo Sie sind."
                : $"Ihr Gerät holt Bilder der Karte von {host}. Dieser Dienst erfährt Ihre Internet-Adresse und welchen Teil der Karte Sie ansehen. Wir fragen nicht, wo Sie sind.",
            "Damit Sie sehen, wo Angebote sind.",
            "Artikel 6 Absatz 1 Buchstabe e DSGVO",
            host is null
                ? "Wir speichern dabei nichts."
                : $"Wir speichern dabei nichts. Was {host} speichert, sagt dieser Dienst selbst.",
            host ?? "Die Technik des Landkreises"
        );
    }
}
