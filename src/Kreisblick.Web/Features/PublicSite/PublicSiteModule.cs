using Kreisblick.Web.Features.PublicSite.Service;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Web.Layout;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.PublicSite;

/// <summary>Registration point of the entry page, the legal pages and the project site.</summary>
internal static partial class PublicSiteModule
{
    public static void AddPublicSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AllowAnyone("/PublicSite/Contact", "/PublicSite/Legal", "/PublicSite/Service", "/PublicSite/Start");
        services.AddSingleton(Footer("nav.contact", "/kontakt", 10));
        services.AddSingleton(Footer("nav.imprint", "/impressum", 20));
        services.AddSingleton(Footer("nav.privacy", "/datenschutz", 30));
        services.AddSingleton(Footer("nav.accessibility", "/barrierefreiheit", 40));
        services.AddSingleton(Footer("nav.simple", "/leichte-sprache", 50));
        services.AddSingleton(Footer("nav.sign", "/gebaerdensprache", 60));
        services.AddSingleton(Footer("nav.contents", "/inhalt", 70));
        services.AddSingleton(
            new ProcessingRecord(
                10,
                "Wenn Sie eine Seite ansehen",
                "Ihr Gerät schickt uns seine Internet-Adresse. Ohne sie können wir keine Seite senden. Wir schreiben sie nicht auf. Im Protokoll stehen nur Zeit, Seite ohne Suchwörter und Ergebnis.",
                "Damit die Website ankommt und wir Störungen finden.",
                "Artikel 6 Absatz 1 Buchstabe e DSGVO (Aufgabe im öffentlichen Interesse)",
                "Die Adresse nur so lange, wie die Seite gesendet wird. Zähler gegen Überlastung höchstens 24 Stunden im Arbeitsspeicher.",
                "Die Technik des Landkreises"
            )
        );
        services.AddSingleton(
            new NavigationEntry("barrier.title", "/barrierefreiheit/melden", 20, NavigationPlace.Contents)
        );
        services.AddSingleton(provider => new ProcessingRecord(
            30,
            "Wenn Sie uns schreiben",
            "Ihre Nachricht und, wenn Sie wollen, Ihre E-Mail-Adresse oder Telefonnummer. Ihren Namen brauchen wir nicht. Gegen Missbrauch zählen wir, wie oft aus einem Netz geschrieben wird; dafür merken wir uns höchstens 24 Stunden eine Prüfzahl, aus der niemand Ihre Adresse ablesen kann.",
            "Damit wir Ihnen antworten und Fehler verbessern.",
            "Artikel 6 Absatz 1 Buchstabe e DSGVO; für Ihre Adresse Ihre Einwilligung, Buchstabe a",
            $"Nach {provider.GetRequiredService<IOptions<PortalOptions>>().Value.MessageMonths} Monaten löschen wir die Nachricht, Ihre Adresse schon, sobald die Sache erledigt ist.",
            "Die Redaktion der Website und das zuständige Amt"
        )
        {
            Columns =
            [
                PersonalColumns.Of<Message>(
                    nameof(Message.Text),
                    nameof(Message.TextHash),
                    nameof(Message.ReplyAddress),
                    nameof(Message.Page),
                    nameof(Message.Reference)
                ),
            ],
        });
    }

    public static void MapPublicSite(this WebApplication app)
    {
        app.MapQuickExit();
        var missing = MissingSettings.Of(app.Services.GetRequiredService<IOptions<PortalOptions>>().Value);
        if (missing.Count > 0)
            LogMissingSettings(app.Logger, string.Join(", ", missing));
    }

    private static NavigationEntry Footer(string textKey, string path, int order) =>
        new(textKey, path, order, NavigationPlace.Footer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Settings are missing for the legal pages: {Settings}")]
    private static partial void LogMissingSettings(ILogger logger, string settings);
}
