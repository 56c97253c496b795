using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Calendar;

/// <summary>One span of school holidays of the Land; dated, editable, with its source.</summary>
internal sealed class SchoolHoliday
{
    private SchoolHoliday() { }

    public SchoolHoliday(string schoolYear, string name, DateOnly from, DateOnly to, bool isConfirmed, string source)
    {
        if (to < from)
            throw new ArgumentException($"{name} {schoolYear}: der letzte Tag liegt vor dem ersten", nameof(to));
        Id = Guid.CreateVersion7();
        (SchoolYear, Name, From, To, IsConfirmed, Source) = (schoolYear, name, from, to, isConfirmed, source);
    }

    public Guid Id { get; private init; }

    /// <summary>For example "2026/27".</summary>
    public string SchoolYear { get; private init; } = "";
    public string Name { get; private init; } = "";

    /// <summary>First and last day, both included.</summary>
    public DateOnly From { get; private init; }
    public DateOnly To { get; private init; }

    /// <summary>False: "nicht bestätigt". Rules that hang on it then answer "unknown".</summary>
    public bool IsConfirmed { get; private init; }
    public string Source { get; private init; } = "";
}

/// <summary>A place that keeps a holiday which the rest of the Land does not (Fronleichnam).</summary>
internal sealed class HolidayPlace
{
    private HolidayPlace() { }

    public HolidayPlace(string municipalityKey, string? village, string holiday, bool isConfirmed, string source)
    {
        Id = Guid.CreateVersion7();
        (MunicipalityKey, Village, Holiday, IsConfirmed, Source) = (
            municipalityKey,
            village,
            holiday,
            isConfirmed,
            source
        );
    }

    public Guid Id { get; private init; }

    /// <summary>AGS, eight digits.</summary>
    public string MunicipalityKey { get; private init; } = "";

    /// <summary>Ortsteil; null: the whole municipality.</summary>
    public string? Village { get; private init; }
    public string Holiday { get; private init; } = "";
    public bool IsConfirmed { get; private init; }
    public string Source { get; private init; } = "";
}

internal sealed class SchoolHolidayTable : IEntityTypeConfiguration<SchoolHoliday>
{
    public void Configure(EntityTypeBuilder<SchoolHoliday> builder)
    {
        builder.ToTable("platform_school_holidays");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.SchoolYear).HasMaxLength(10);
        // "from" and "to" are words of SQL.
        builder.Property(h => h.From).HasColumnName("from_date");
        builder.Property(h => h.To).HasColumnName("to_date");
    }
}

internal sealed class HolidayPlaceTable : IEntityTypeConfiguration<HolidayPlace>
{
    public void Configure(EntityTypeBuilder<HolidayPlace> builder)
    {
        builder.ToTable("platform_holiday_places");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.MunicipalityKey).HasMaxLength(8);
    }
}
