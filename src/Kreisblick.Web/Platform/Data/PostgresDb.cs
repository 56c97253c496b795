using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Kreisblick.Web.Platform.Data;

/// <summary>PostgreSQL 15 or newer with PostGIS: for busy or replicated installations.</summary>
internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : KreisblickDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("postgis");
        base.OnModelCreating(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Geometry>().HaveColumnType("geometry");
        // "timestamp with time zone" takes UTC only; what is meant is the instant.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    private sealed class UtcConverter()
        : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, DateTimeOffset>(
            v => v.ToUniversalTime(),
            v => v
        );
}
