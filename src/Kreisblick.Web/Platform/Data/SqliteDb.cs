using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Kreisblick.Web.Platform.Data;

/// <summary>The embedded database: one file, one writer, good for one county.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : KreisblickDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite sorts DateTimeOffset only as a number, and knows no geometry type: EWKB keeps both form and SRID.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<Geometry>().HaveConversion<EwkbConverter>();
    }

    private sealed class UtcTicksConverter()
        : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, long>(
            v => v.UtcTicks,
            v => new DateTimeOffset(v, TimeSpan.Zero)
        );

    private sealed class EwkbConverter()
        : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Geometry, byte[]>(
            v => new WKBWriter(ByteOrder.LittleEndian, true).Write(v),
            v => new WKBReader().Read(v)
        );
}
