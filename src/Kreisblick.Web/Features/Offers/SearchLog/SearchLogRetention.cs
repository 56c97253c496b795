using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.SearchLog;

internal static class SearchLogRetention
{
    private const int Days = 90;
    private const int Years = 5;

    /// <summary>For the register of processing.</summary>
    public static string HowLong { get; } =
        $"Nach {Days} Tagen bleibt nur, was mindestens {SearchCell.Least}-mal gesucht wurde, als Zahl des Monats {Years} Jahre.";

    /// <summary>
    /// Searches of whole months that are over for 90 days become monthly counts where five came together; all else of
    /// them goes. What is added is stored with the removal.
    /// </summary>
    public static RetentionRule Rule { get; } =
        new(
            "searches",
            "Gezählte Suchen",
            static _ =>
                $"{Days} Tage nach dem Ende des Monats; was mindestens {SearchCell.Least}-mal gesucht wurde, bleibt als Zahl des Monats {Years} Jahre",
            static async (services, now, cancellation) =>
            {
                var db = services.GetRequiredService<KreisblickDb>();
                var today = BerlinTime.DateOf(now);
                var last = today.AddDays(-Days);
                var until = new DateOnly(last.Year, last.Month, 1);
                var old = await db.Set<LoggedSearch>()
                    .AsNoTracking()
                    .Where(s => s.Day < until)
                    .ToListAsync(cancellation);
                foreach (var month in old.GroupBy(s => new DateOnly(s.Day.Year, s.Day.Month, 1)))
                foreach (var (cell, count) in SearchCell.Count(month))
                    db.Add(new SearchMonth(month.Key, cell, count));
                var oldest = today.AddYears(-Years);
                return await db.Set<LoggedSearch>().Where(s => s.Day < until).ExecuteDeleteAsync(cancellation)
                    + await db.Set<SearchMonth>().Where(m => m.Month < oldest).ExecuteDeleteAsync(cancellation);
            }
        );
}
