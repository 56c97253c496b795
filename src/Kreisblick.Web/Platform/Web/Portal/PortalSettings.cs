using System.Reflection;
using Kreisblick.Web.Platform.Cli;

namespace Kreisblick.Web.Platform.Web.Portal;

/// <summary>Binds <see cref="PortalOptions"/>: example values from inside the program first, then the county's own.</summary>
internal static class PortalSettings
{
    private const string Resource = "settings/portal.json";

    public static void AddPortalSettings(this WebApplicationBuilder builder)
    {
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)!;
        var source = new Microsoft.Extensions.Configuration.Json.JsonStreamConfigurationSource { Stream = stream };
        // First in the list, so that every other source wins over the example values.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, source);
        builder.Services.Configure<PortalOptions>(builder.Configuration.GetSection(PortalOptions.Section));
        // One setting decides whether data are invented and whether the pages say so.
        builder.Services.Configure<PortalOptions>(options => options.Example = builder.Configuration.IsExample());
    }
}
