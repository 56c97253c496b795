using System.Globalization;
using System.Net;

namespace Kreisblick.Web.Platform.Outbound;

/// <summary>What came of a question to a foreign host, as a sentence for people who look after it.</summary>
internal static class OutboundWords
{
    public static string German(OutboundRefusal refusal) =>
        refusal switch
        {
            OutboundRefusal.Scheme => "Die Adresse beginnt nicht mit http:// oder https://.",
            OutboundRefusal.UserInformation => "Die Adresse enthält Zugangsdaten.",
            OutboundRefusal.Port => "Die Adresse nennt einen ungewöhnlichen Port.",
            OutboundRefusal.Name => "Den Namen gibt es nur in einem internen Netz.",
            OutboundRefusal.Address => "Die Adresse führt in ein internes Netz.",
            OutboundRefusal.TooManyRedirects => "Die Adresse leitet zu oft weiter.",
            OutboundRefusal.RedirectTarget => "Die Adresse leitet ins Leere weiter.",
            OutboundRefusal.ContentType => "Unter der Adresse liegt etwas anderes als erwartet.",
            OutboundRefusal.TooLarge => "Unter der Adresse liegt zu viel.",
            _ => "Der Betreiber der Seite will nicht, dass Programme sie abrufen.",
        };

    public static string German(OutboundFailure failure) =>
        failure switch
        {
            OutboundFailure.NoSuchName => "Den Namen gibt es nicht.",
            OutboundFailure.NotReachable => "Der Server ist nicht erreichbar.",
            OutboundFailure.TooSlow => "Der Server antwortet nicht rechtzeitig.",
            OutboundFailure.CertificateExpired => "Das Zertifikat ist abgelaufen.",
            OutboundFailure.CertificateName => "Das Zertifikat gehört zu einem anderen Namen.",
            OutboundFailure.CertificateUntrusted => "Das Zertifikat ist nicht vertrauenswürdig.",
            _ => "Die Verbindung brach ab.",
        };

    public static string German(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.NotFound => "Die Seite gibt es nicht (404).",
            HttpStatusCode.Gone => "Die Seite gibt es nicht mehr (410).",
            HttpStatusCode.Unauthorized => "Die Seite verlangt eine Anmeldung (401).",
            HttpStatusCode.Forbidden => "Der Server verweigert die Seite (403).",
            HttpStatusCode.TooManyRequests => "Der Server nimmt gerade keine Anfragen an (429).",
            >= HttpStatusCode.InternalServerError => string.Create(
                CultureInfo.InvariantCulture,
                $"Der Server meldet einen Fehler ({(int)status})."
            ),
            _ => string.Create(CultureInfo.InvariantCulture, $"Der Server antwortet unerwartet ({(int)status})."),
        };
}
