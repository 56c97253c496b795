using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Calendar;

/// <summary>Where somebody is: municipality and, where known, Ortsteil.</summary>
internal readonly record struct HolidayLocation(string? MunicipalityKey, string? Village);

internal enum HolidayCertainty
{
    No,
    Yes,

    /// <summary>The table says so without confirmation, or the place is not known finely enough.</summary>
    Unsure,
}

/// <summary>Is this day one? <paramref name="Name"/> is null on other days.</summary>
internal readonly record struct HolidayAnswer(HolidayCertainty Certainty, string? Name)
{
    public static readonly HolidayAnswer No = new(HolidayCertainty.No, null);
}

/// <summary>Public holidays by place and school holidays of the Land, from a snapshot of the editable tables.</summary>
internal sealed class HolidayCalendar
{
    private readonly SchoolHoliday[] schoolHolidays;
    private readonly ILookup<string, HolidayPlace> places;

    public HolidayCalendar(IEnumerable<SchoolHoliday> schoolHolidays, IEnumerable<HolidayPlace> places)
    {
        this.schoolHolidays = [.. schoolHolidays.OrderBy(h => h.From)];
        this.places = places
            .Where(p => p.Holiday == PublicHolidays.CorpusChristi)
            .ToLookup(p => p.MunicipalityKey, StringComparer.Ordinal);
    }

    public static async Task<HolidayCalendar> LoadAsync(KreisblickDb db, CancellationToken cancel) =>
        new(
            await db.Set<SchoolHoliday>().AsNoTracking().ToListAsync(cancel),
            await db.Set<HolidayPlace>().AsNoTracking().ToListAsync(cancel)
        );

    public HolidayAnswer Public(DateOnly date, HolidayLocation at)
    {
        if (PublicHolidays.NameOf(date) is { } name)
            return new HolidayAnswer(HolidayCertainty.Yes, name);
        return PublicHolidays.IsCorpusChristi(date) ? CorpusChristi(at) : HolidayAnswer.No;
    }

    /// <summary>Days before the first and after the last row of the table are unsure without a name.</summary>
    public HolidayAnswer School(DateOnly date)
    {
        if (schoolHolidays.Length == 0 || date < schoolHolidays[0].From || date > schoolHolidays[^1].To)
            return new HolidayAnswer(HolidayCertainty.Unsure, null);
        var index = schoolHolidays.AsSpan().BinarySearch(new FirstDay(date));
        // Exactly a first day, or the last span that began before.
        var holiday = schoolHolidays[index >= 0 ? index : Math.Max(~index - 1, 0)];
        if (date > holiday.To)
            return HolidayAnswer.No;
        return new HolidayAnswer(holiday.IsConfirmed ? HolidayCertainty.Yes : HolidayCertainty.Unsure, holiday.Name);
    }

    private HolidayAnswer CorpusChristi(HolidayLocation at)
    {
        if (at.MunicipalityKey is null || !places.Contains(at.MunicipalityKey))
            return HolidayAnswer.No;
        var rows = places[at.MunicipalityKey];
        var own = rows.FirstOrDefault(p => p.Village is null || p.Village == at.Village);
        if (own is null && at.Village is not null)
            return HolidayAnswer.No;
        return new HolidayAnswer(
            own is { IsConfirmed: true } ? HolidayCertainty.Yes : HolidayCertainty.Unsure,
            PublicHolidays.CorpusChristi
        );
    }

    private readonly struct FirstDay(DateOnly date) : IComparable<SchoolHoliday>
    {
        public int CompareTo(SchoolHoliday? other) => date.CompareTo(other!.From);
    }
}
