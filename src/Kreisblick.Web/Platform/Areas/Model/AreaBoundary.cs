using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>The official outline of an area on one territorial status (Gebietsstand), WGS84 (EPSG:4326).</summary>
internal sealed class AreaBoundary(
    Guid areaId,
    DateOnly status,
    Geometry shape,
    string source,
    string licence,
    string hash
)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid AreaId { get; private set; } = areaId;

    /// <summary>The day whose territory the outline shows; the set holds until an import of a later status.</summary>
    public DateOnly Status { get; private set; } = status;

    /// <summary>Last day before a later import took over; null = the newest.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>Polygon or MultiPolygon with SRID 4326, x = longitude, y = latitude.</summary>
    public Geometry Shape { get; private set; } = shape;
    public string Source { get; private set; } = source;
    public string Licence { get; private set; } = licence;

    /// <summary>SHA-256 of the file it came from, in hexadecimal digits.</summary>
    public string Hash { get; private set; } = hash;

    /// <summary>A set of another status was imported: this one holds until the day before the next later one.</summary>
    public void EndsBefore(DateOnly? nextStatus) => LastDay = nextStatus?.AddDays(-1);

    internal sealed class Configuration : IEntityTypeConfiguration<AreaBoundary>
    {
        public void Configure(EntityTypeBuilder<AreaBoundary> builder)
        {
            builder.ToTable("platform_area_boundaries");
            builder.Property(b => b.Source).HasMaxLength(500);
            builder.Property(b => b.Licence).HasMaxLength(200);
            builder.Property(b => b.Hash).HasMaxLength(64);
            builder.HasIndex(b => new { b.AreaId, b.Status }).IsUnique();
            builder.HasOne<Area>().WithMany().HasForeignKey(b => b.AreaId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
