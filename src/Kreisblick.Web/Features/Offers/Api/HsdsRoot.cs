using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>The root object: which version, which profile, who publishes (contract hsds.md §3).</summary>
internal static class HsdsRoot
{
    public const string Version = "3.1";

    public static async Task<IResult?> WriteAsync(HttpContext context)
    {
        if (!HsdsAnswer.Accepts(context.Request, "application/json"))
            return HsdsProblems.Of(context, StatusCodes.Status406NotAcceptable, "Diese Adresse antwortet in JSON.");
        var services = context.RequestServices;
        var portal = services.GetRequiredService<IOptions<PortalOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var origin = HsdsAddresses.Origin(context.Request);
        await HsdsAnswer.JsonAsync(
            context,
            HsdsInstants.StartOf(BerlinTime.Today(time)),
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("version", Version);
                writer.WriteString("profile", origin + HsdsAddresses.Profile);
                writer.WriteString("openapi_url", $"{origin}{HsdsAddresses.Base}/openapi.json");
                writer.WriteString(
                    "description",
                    $"Soziale Hilfsangebote {portal.InCounty}: wer hilft, wobei, wo und wann."
                        + (portal.License.Length > 0 ? " Frei zur Nutzung unter der genannten Lizenz." : "")
                        + (portal.Example ? " Alle Angebote sind erfundene Beispieldaten." : "")
                );
                if (portal.License.Length > 0)
                    writer.WriteString("license", portal.License);
                writer.WriteStartObject("publisher");
                writer.WriteString("name", portal.Publisher.Name);
                if (portal.Mail.Length > 0)
                    writer.WriteString("email", portal.Mail);
                writer.WriteString("website", origin + "/");
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
        );
        return null;
    }
}
