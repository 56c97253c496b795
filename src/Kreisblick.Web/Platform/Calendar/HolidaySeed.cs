using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Calendar;

/// <summary>School holidays and places with own holidays, from <c>data/thueringen</c> and <c>data/uhk</c>.</summary>
internal static class HolidaySeed
{
    /// <summary>Fills empty tables; what people edited stays.</summary>
    public static async Task SeedAsync(KreisblickDb db, ChangeContext change, CancellationToken cancel)
    {
        if (await db.Set<SchoolHoliday>().AnyAsync(cancel) || await db.Set<HolidayPlace>().AnyAsync(cancel))
            return;
        var schoolHolidays = SchoolHolidays();
        db.AddRange(schoolHolidays);
        db.AddRange(Places());
        db.Changed(HolidayCalendarSource.Counter);
        db.Audit(change, "platform", "seeded", "calendar", "holidays", new { SchoolHolidays = schoolHolidays.Count });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The calendar of the seed, also without a database.</summary>
    public static HolidayCalendar Calendar() => new(SchoolHolidays(), Places());

    public static IReadOnlyList<SchoolHoliday> SchoolHolidays() =>
        [
            .. EmbeddedData
                .ReadTable("thueringen/school-holidays.csv")
                .Select(r => new SchoolHoliday(
                    r["school_year"],
                    r["name"],
                    r.Date("from") ?? throw new FormatException(r.Place),
                    r.Date("to") ?? throw new FormatException(r.Place),
                    IsConfirmed(r),
                    r["source"]
                )),
        ];

    public static IReadOnlyList<HolidayPlace> Places() =>
        [
            .. EmbeddedData
                .ReadTable("uhk/holiday-places.csv")
                .Select(r => new HolidayPlace(r["ags"], r.Text("village"), r["holiday"], IsConfirmed(r), r["source"])),
        ];

    private static bool IsConfirmed(TableRow row) => row["status"] != "nicht bestätigt";
}
