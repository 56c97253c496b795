using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Areas;

internal enum AreaKind
{
    Country,
    State,
    County,
    Association,
    Municipality,
    Village,
    SocialSpace,
}

/// <summary>
/// A piece of ground that has a name and a time of validity. Municipalities merge and split; an area that ended stays,
/// because figures and service areas still name it.
/// </summary>
internal sealed class Area(
    AreaKind kind,
    string key,
    string name,
    DateOnly? validFrom,
    DateOnly? lastDay,
    string source
)
{
    /// <summary>What stands in <see cref="Source"/> where nobody has confirmed a row yet.</summary>
    public const string Unconfirmed = "nicht bestätigt";

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public AreaKind Kind { get; private set; } = kind;

    /// <summary>AGS (2, 5 or 8 digits), 9 digits of an association, "DG", or an own code ("ot-heyerode", "sr-vogtei").</summary>
    public string Key { get; private set; } = key;

    /// <summary>Regionalschlüssel with 12 digits, where one is known.</summary>
    public string? Ars { get; private set; }

    public string Name { get; private set; } = name;

    /// <summary>First day; null = since before the time the register looks at.</summary>
    public DateOnly? ValidFrom { get; private set; } = validFrom;

    /// <summary>Last day on which the area existed (inclusive); null = exists.</summary>
    public DateOnly? LastDay { get; private set; } = lastDay;

    /// <summary>A point inside the area for labels and coarse distances; not the town hall.</summary>
    public double? Latitude { get; private set; }

    public double? Longitude { get; private set; }

    /// <summary>Where the row comes from, or <see cref="Unconfirmed"/>.</summary>
    public string Source { get; private set; } = source;

    public string? Licence { get; private set; }

    public Coordinates? Point =>
        Latitude is { } latitude && Longitude is { } longitude ? new Coordinates(latitude, longitude) : null;

    /// <summary>The name without the addition after the stroke: "Mühlhausen", for labels on maps.</summary>
    public string ShortName => Name.Split('/')[0];

    public bool ExistsOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && !(LastDay < day);

    public Area KeyedBy(string? ars, string? licence)
    {
        (Ars, Licence) = (ars, licence);
        return this;
    }

    public Area PlacedAt(Coordinates? point)
    {
        (Latitude, Longitude) = (point?.Latitude, point?.Longitude);
        return this;
    }

    public override string ToString() => $"{Key} {Name}";

    internal sealed class Configuration : IEntityTypeConfiguration<Area>
    {
        public void Configure(EntityTypeBuilder<Area> builder)
        {
            builder.ToTable("platform_areas");
            builder.Ignore(a => a.Point);
            builder.Ignore(a => a.ShortName);
            builder.Property(a => a.Key).HasMaxLength(60);
            builder.HasIndex(a => a.Key).IsUnique();
            builder.Property(a => a.Ars).HasMaxLength(12);
            builder.Property(a => a.Name).HasMaxLength(200);
            builder.Property(a => a.Source).HasMaxLength(500);
            builder.Property(a => a.Licence).HasMaxLength(200);
        }
    }
}

/// <summary>"Belongs to", for a time: a village to a municipality, a municipality to county, association, social space.</summary>
internal sealed class AreaParent(Guid childId, Guid parentId, DateOnly? validFrom, DateOnly? lastDay, string? source)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid ChildId { get; private set; } = childId;
    public Guid ParentId { get; private set; } = parentId;
    public DateOnly? ValidFrom { get; private set; } = validFrom;
    public DateOnly? LastDay { get; private set; } = lastDay;
    public string? Source { get; private set; } = source;

    public bool HoldsOn(DateOnly day) => (ValidFrom is not { } from || from <= day) && !(LastDay < day);

    internal sealed class Configuration : IEntityTypeConfiguration<AreaParent>
    {
        public void Configure(EntityTypeBuilder<AreaParent> builder)
        {
            builder.ToTable("platform_area_parents");
            builder.Property(p => p.Source).HasMaxLength(500);
            builder.HasOne<Area>().WithMany().HasForeignKey(p => p.ChildId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Area>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A postcode and one municipality in which it is used; a postcode may have several rows.</summary>
internal sealed class Postcode(string code, Guid areaId, double? latitude, double? longitude, string source)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public string Code { get; private set; } = code;
    public Guid AreaId { get; private set; } = areaId;
    public double? Latitude { get; private set; } = latitude;
    public double? Longitude { get; private set; } = longitude;
    public string Source { get; private set; } = source;

    internal sealed class Configuration : IEntityTypeConfiguration<Postcode>
    {
        public void Configure(EntityTypeBuilder<Postcode> builder)
        {
            builder.ToTable("platform_area_postcodes");
            builder.Property(p => p.Code).HasMaxLength(5);
            builder.Property(p => p.Source).HasMaxLength(500);
            builder.HasIndex(p => new { p.Code, p.AreaId }).IsUnique();
            builder.HasOne<Area>().WithMany().HasForeignKey(p => p.AreaId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
