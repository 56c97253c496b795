namespace Kreisblick.Web.Platform;

/// <summary>Registration point of what every feature stands on.</summary>
internal static class PlatformModule
{
    public static void AddPlatform(this WebApplicationBuilder builder) { }

    public static void MapPlatform(this WebApplication app) { }
}
