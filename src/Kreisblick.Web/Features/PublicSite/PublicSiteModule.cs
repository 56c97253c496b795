using Kreisblick.Web.Platform.Web.Layout;

namespace Kreisblick.Web.Features.PublicSite;

/// <summary>Registration point of the entry page, the legal pages and the project site.</summary>
internal static class PublicSiteModule
{
    public static void AddPublicSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(Footer("nav.contact", "/kontakt", 10));
        services.AddSingleton(Footer("nav.imprint", "/impressum", 20));
        services.AddSingleton(Footer("nav.privacy", "/datenschutz", 30));
        services.AddSingleton(Footer("nav.accessibility", "/barrierefreiheit", 40));
        services.AddSingleton(Footer("nav.simple", "/leichte-sprache", 50));
        services.AddSingleton(Footer("nav.sign", "/gebaerdensprache", 60));
        services.AddSingleton(Footer("nav.contents", "/inhalt", 70));
    }

    public static void MapPublicSite(this WebApplication app) { }

    private static NavigationEntry Footer(string textKey, string path, int order) =>
        new(textKey, path, order, NavigationPlace.Footer);
}
