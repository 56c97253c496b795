using Kreisblick.Web.Features.Offers.Api;
using Kreisblick.Web.Platform.Web.Caching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Kreisblick.Web.Features.Offers.Profile;

/// <summary>The readable description of the profile; programs that ask for JSON get it as data.</summary>
[NeverStore]
public sealed class ProfileModel : PageModel
{
    public IActionResult OnGet()
    {
        Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        Response.Headers.CacheControl = "public, max-age=300";
        if (!WantsJson(Request))
            return Page();
        return Content(ProfileEndpoints.Summary(HsdsAddresses.Origin(Request)).ToJsonString(), HsdsAnswer.Json);
    }

    internal static string KindOf(HsdsField field)
    {
        var kind = field.Kind switch
        {
            HsdsKind.Text => "Text",
            HsdsKind.Number => "Zahl",
            HsdsKind.Flag => "wahr oder falsch",
            HsdsKind.Object => field.Target ?? "Objekt",
            _ => "Liste" + (field.Target is { } target ? $" von {target}" : ""),
        };
        var required = field.IsRequired || field.IsRequiredByProfile ? ", Pflicht" : "";
        return kind + required + (field.Values is { } values ? ": " + string.Join(", ", values) : "");
    }

    // A browser names text/html; a program that names nothing is a program.
    private static bool WantsJson(HttpRequest request) =>
        !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
