namespace Kreisblick.Web.Features.PublicSite;

/// <summary>Registration point of the entry page, the legal pages and the project site.</summary>
internal static class PublicSiteModule
{
    public static void AddPublicSite(this WebApplicationBuilder builder) { }

    public static void MapPublicSite(this WebApplication app) { }
}
