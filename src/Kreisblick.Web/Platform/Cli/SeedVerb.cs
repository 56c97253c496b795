using Kreisblick.Web.Platform.Seeding;

namespace Kreisblick.Web.Platform.Cli;

/// <summary><c>kreisblick seed</c>: loads basic data and, in an example county, the example data; may be repeated.</summary>
internal static class SeedVerb
{
    public static async Task<Refusal?> RunAsync(WebApplication app, CommandLine line)
    {
        if (await MigrateVerb.RunAsync(app, line) is { } refusal)
            return refusal;
        await Seeds.SeedAsync(app.Services, app.Configuration.IsExample(), Console.Out, CancellationToken.None);
        return null;
    }
}
