using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Seeding;

/// <summary>A step that fills a database; registered by a module with <c>AddSingleton(new Seeder(…))</c>.</summary>
/// <param name="Order">Small first: areas 10, catalogue 20, calendars 30, offers 40.</param>
/// <param name="Name">What is loaded, in German, for the console.</param>
/// <param name="RunAsync">Repeatable: what is there already is left as it is. Gets services of its own scope.</param>
/// <param name="Example">True for invented data: only loaded in an example county.</param>
internal sealed record Seeder(
    int Order,
    string Name,
    Func<IServiceProvider, ChangeContext, CancellationToken, Task> RunAsync,
    bool Example = false
);

internal static class Seeds
{
    private const string Done = "seed";

    /// <summary>Seeds once in the life of a database; an interrupted seed is taken up again at the next start.</summary>
    public static async Task SeedFreshAsync(IServiceProvider services, bool example)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
            if (await db.Set<ChangeCounter>().AnyAsync(c => c.Name == Done))
                return;
        }

        await SeedAsync(services, example, Console.Out, CancellationToken.None);
    }

    public static async Task SeedAsync(
        IServiceProvider services,
        bool example,
        TextWriter output,
        CancellationToken cancellation
    )
    {
        var change = new ChangeContext(
            "seed",
            example ? "Beispielkreis laden" : "Grunddaten laden",
            services.GetRequiredService<TimeProvider>().GetUtcNow(),
            "cli"
        );
        foreach (var seeder in services.GetServices<Seeder>().Where(s => example || !s.Example).OrderBy(s => s.Order))
        {
            await output.WriteLineAsync($"Lade {seeder.Name} …");
            await using var scope = services.CreateAsyncScope();
            await seeder.RunAsync(scope.ServiceProvider, change, cancellation);
        }

        await using var last = services.CreateAsyncScope();
        var db = last.ServiceProvider.GetRequiredService<KreisblickDb>();
        db.Changed(Done);
        await db.SaveChangesAsync(cancellation);
    }
}
