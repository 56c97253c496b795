using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Seeding;

namespace Kreisblick.Web.Platform.Calendar;

/// <summary>Gives the current <see cref="HolidayCalendar"/>, read anew when its tables were written.</summary>
internal sealed class HolidayCalendarSource(IServiceProvider services) : IDisposable
{
    /// <summary>Change counter that every write to the holiday tables raises.</summary>
    public const string Counter = "holidays";

    private readonly Snapshot<HolidayCalendar> snapshot = new(
        services,
        [Counter],
        (scope, cancel) => HolidayCalendar.LoadAsync(scope.GetRequiredService<KreisblickDb>(), cancel)
    );

    public ValueTask<HolidayCalendar> GetAsync(CancellationToken cancel = default) => snapshot.GetAsync(cancel);

    public void Dispose() => snapshot.Dispose();
}

internal static class CalendarModule
{
    public static void AddCalendar(this IServiceCollection services)
    {
        services.AddSingleton<HolidayCalendarSource>();
        services.AddSingleton(
            new Seeder(
                30,
                "Feiertage und Schulferien",
                (scope, change, cancel) =>
                    HolidaySeed.SeedAsync(scope.GetRequiredService<KreisblickDb>(), change, cancel)
            )
        );
    }
}
