using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Seeding;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Registration point of the geography.</summary>
internal static class AreasModule
{
    public static void AddAreas(this IServiceCollection services)
    {
        services.AddSingleton<AreaRegisterSource>();
        services.AddSingleton(BoundaryImportCommand.Command);
        services.AddSingleton(
            new Seeder(
                10,
                "Gemeinden, Ortsteile und Postleitzahlen",
                (scope, change, cancel) => AreaSeed.SeedAsync(scope.GetRequiredService<KreisblickDb>(), change, cancel)
            )
        );
    }
}
