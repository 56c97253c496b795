using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>hsds <c>schedule.freq</c>; the standard knows no others.</summary>
internal enum ScheduleFrequency
{
    Weekly,
    Monthly,
}

/// <summary>HSDS-DE <c>de_public_holidays</c>: what holds on a public holiday at the place.</summary>
internal enum PublicHolidayRule
{
    Unknown,
    Open,
    Closed,
}

/// <summary>HSDS-DE <c>de_school_holidays</c>; <see cref="Only"/>: hours that exist in the school holidays only.</summary>
internal enum SchoolHolidayRule
{
    Unknown,
    Open,
    Closed,
    Only,
}

/// <summary>The one thing whose hours a row tells (hsds <c>service_id</c>, <c>location_id</c>, <c>service_at_location_id</c>).</summary>
internal readonly record struct ScheduleOwner
{
    public Guid? ServiceId { get; private init; }
    public Guid? LocationId { get; private init; }
    public Guid? ServiceAtLocationId { get; private init; }

    public static ScheduleOwner Service(Guid id) => new() { ServiceId = id };

    public static ScheduleOwner Location(Guid id) => new() { LocationId = id };

    public static ScheduleOwner ServiceAtLocation(Guid id) => new() { ServiceAtLocationId = id };
}

/// <summary>
/// hsds <c>schedule</c>: one row of opening hours as a recurrence rule of RFC 5545. Times are wall time in
/// Europe/Berlin. A row exists only if the strict rules of HSDS-DE §8 hold: see <see cref="ScheduleReader"/>.
/// </summary>
internal sealed class Schedule : IPart
{
    private Schedule() { }

    public Guid Id { get; private init; }
    public Guid? ServiceId { get; private init; }
    public Guid? LocationId { get; private init; }
    public Guid? ServiceAtLocationId { get; private init; }

    /// <summary>Place among the rows of the same owner, from 0; an export keeps the order of an import.</summary>
    public int Position { get; private init; }

    /// <summary>Span for which the statement is checked; after <see cref="ValidTo"/> the hours are unknown, not "closed".</summary>
    public DateOnly? ValidFrom { get; private init; }
    public DateOnly? ValidTo { get; private init; }

    /// <summary>First day of the series.</summary>
    public DateOnly DtStart { get; private init; }
    public ScheduleFrequency? Freq { get; private init; }

    /// <summary>At least 1; weeks are counted from <see cref="Wkst"/> of the week of <see cref="DtStart"/>.</summary>
    public int Interval { get; private init; }
    public DayOfWeek? Wkst { get; private init; }
    public ByDay? ByDay { get; private init; }
    public ByMonthDay? ByMonthDay { get; private init; }

    /// <summary>The series really ends: after so many days, or on this day (included). At most one of both.</summary>
    public int? Count { get; private init; }
    public DateOnly? Until { get; private init; }

    /// <summary>Both or neither. Closing before opening means the next day; 00:00 to 23:59 means 24 hours.</summary>
    public TimeOnly? OpensAt { get; private init; }
    public TimeOnly? ClosesAt { get; private init; }
    public string? Description { get; private init; }
    public WebAddress? ScheduleLink { get; private init; }
    public string? AttendingType { get; private init; }
    public string? Notes { get; private init; }
    public PublicHolidayRule PublicHolidays { get; private init; }
    public SchoolHolidayRule SchoolHolidays { get; private init; }

    /// <summary>Reads a row; see <see cref="ScheduleReader.Read"/>.</summary>
    public static ScheduleOutcome Read(
        ScheduleText text,
        ScheduleOwner owner,
        ScheduleSource source,
        int position = 0
    ) => ScheduleReader.Read(text, owner, source, position);

    /// <summary>Only <see cref="ScheduleReader"/> calls this, after all rules held.</summary>
    internal static Schedule FromChecked(CheckedSchedule c, Guid id, ScheduleOwner owner, int position) =>
        new()
        {
            Id = id,
            ServiceId = owner.ServiceId,
            LocationId = owner.LocationId,
            ServiceAtLocationId = owner.ServiceAtLocationId,
            Position = position,
            ValidFrom = c.ValidFrom,
            ValidTo = c.ValidTo,
            DtStart = c.DtStart,
            Freq = c.Freq,
            Interval = c.Interval,
            Wkst = c.Wkst,
            ByDay = c.ByDay,
            ByMonthDay = c.ByMonthDay,
            Count = c.Count,
            Until = c.Until,
            OpensAt = c.OpensAt,
            ClosesAt = c.ClosesAt,
            Description = c.Description,
            ScheduleLink = c.ScheduleLink,
            AttendingType = c.AttendingType,
            Notes = c.Notes,
            PublicHolidays = c.PublicHolidays,
            SchoolHolidays = c.SchoolHolidays,
        };

    /// <summary>The row as HSDS-DE writes it: canonical texts, times with the offset in force on the first day.</summary>
    public ScheduleText Write() =>
        new()
        {
            Id = Id,
            ValidFrom = ValidFrom is { } from ? HsdsDate.Write(from) : null,
            ValidTo = ValidTo is { } to ? HsdsDate.Write(to) : null,
            DtStart = HsdsDate.Write(DtStart),
            Freq = Freq?.ToHsds(),
            Interval = Interval == 1 ? null : Interval.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Wkst = Wkst is { } day ? WeekdayCode.Of(day) : null,
            ByDay = ByDay?.Value,
            ByMonthDay = ByMonthDay?.Value,
            Count = Count?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Until = Until is { } until ? HsdsDate.Write(until) : null,
            OpensAt = OpensAt is { } opens ? HsdsTime.Write(opens, DtStart) : null,
            ClosesAt = ClosesAt is { } closes ? HsdsTime.Write(closes, DtStart) : null,
            Description = Description,
            ScheduleLink = ScheduleLink?.Value,
            AttendingType = AttendingType,
            Notes = Notes,
            PublicHolidays = PublicHolidays.ToHsds(),
            SchoolHolidays = SchoolHolidays.ToHsds(),
        };
}

internal static class ScheduleNames
{
    public static string ToHsds(this ScheduleFrequency frequency) =>
        frequency == ScheduleFrequency.Weekly ? "WEEKLY" : "MONTHLY";

    public static string ToHsds(this PublicHolidayRule rule) =>
        rule switch
        {
            PublicHolidayRule.Open => "open",
            PublicHolidayRule.Closed => "closed",
            _ => "unknown",
        };

    public static string ToHsds(this SchoolHolidayRule rule) =>
        rule switch
        {
            SchoolHolidayRule.Open => "open",
            SchoolHolidayRule.Closed => "closed",
            SchoolHolidayRule.Only => "only",
            _ => "unknown",
        };

    public static PublicHolidayRule? ParsePublicHolidays(string text) =>
        text switch
        {
            "open" => PublicHolidayRule.Open,
            "closed" => PublicHolidayRule.Closed,
            "unknown" => PublicHolidayRule.Unknown,
            _ => null,
        };

    public static SchoolHolidayRule? ParseSchoolHolidays(string text) =>
        text == "only" ? SchoolHolidayRule.Only
        : ParsePublicHolidays(text) is { } rule ? Enum.Parse<SchoolHolidayRule>(rule.ToString())
        : null;
}

internal sealed class ScheduleTable : IEntityTypeConfiguration<Schedule>
{
    public void Configure(EntityTypeBuilder<Schedule> builder)
    {
        builder.ToTable("offers_schedules");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder
            .Property(s => s.Wkst)
            .HasConversion(new ValueConverter<DayOfWeek, string>(d => WeekdayCode.Of(d), t => WeekdayCode.Parse(t)))
            .HasMaxLength(2);
        builder.HasIndex(s => s.ServiceId);
        builder.HasIndex(s => s.LocationId);
        builder.HasIndex(s => s.ServiceAtLocationId);
    }
}
