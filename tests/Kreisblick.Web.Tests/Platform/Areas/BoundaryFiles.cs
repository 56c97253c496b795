using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Areas.Projection;
using Microsoft.Data.Sqlite;

namespace Kreisblick.Web.Tests.Platform.Areas;

/// <summary>One feature of a file that a test makes: key and rings in degrees, longitude first.</summary>
internal sealed record TestFeature(string? Key, double[][][] Rings);

/// <summary>Small boundary files of our own: a square around the point of each municipality.</summary>
internal static class BoundaryFiles
{
    public const string Utm32 = """
        PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],UNIT["Meter",1.0]]
        """;

    /// <summary>Every municipality of a day, one square each.</summary>
    public static List<TestFeature> Squares(DateOnly day) =>
        [.. ExampleAreas.Register.MunicipalitiesOn(day).Select(a => new TestFeature(a.Key, [Square(a)]))];

    public static double[][] Square(Area area, double half = 0.005)
    {
        var (x, y) = (area.Point!.Value.Longitude, area.Point!.Value.Latitude);
        return
        [
            [x - half, y - half],
            [x - half, y + half],
            [x + half, y + half],
            [x + half, y - half],
            [x - half, y - half],
        ];
    }

    public static string GeoJson(
        IEnumerable<TestFeature> features,
        int epsg = 4326,
        string? crs = null,
        string keyName = "AGS"
    )
    {
        var collection = new Dictionary<string, object> { ["type"] = "FeatureCollection" };
        if (crs is not null)
            collection["crs"] = new { type = "name", properties = new { name = crs } };
        collection["features"] = features.Select(f => new
        {
            type = "Feature",
            properties = f.Key is null ? [] : new Dictionary<string, string> { [keyName] = f.Key },
            geometry = new
            {
                type = "Polygon",
                coordinates = f.Rings.Select(r => Project(r, epsg).Select(p => new[] { p.X, p.Y })),
            },
        });
        return JsonSerializer.Serialize(collection);
    }

    public static byte[] Zip(IReadOnlyList<TestFeature> features, string? prj = Utm32, int epsg = 25832)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("gemeinden.shp", Shp(features, epsg));
            Add("gemeinden.dbf", Dbf(features));
            if (prj is not null)
                Add("gemeinden.prj", Encoding.ASCII.GetBytes(prj));

            void Add(string name, byte[] content)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Shp(IReadOnlyList<TestFeature> features, int epsg)
    {
        var file = new MemoryStream();
        var header = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(header, 9994);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(32), 5);
        file.Write(header);
        for (var row = 0; row < features.Count; row++)
        {
            var content = new MemoryStream();
            using var writer = new BinaryWriter(content);
            var rings = features[row].Rings;
            writer.Write(5);
            writer.Write(new byte[32]);
            writer.Write(rings.Length);
            writer.Write(rings.Sum(r => r.Length));
            var start = 0;
            foreach (var ring in rings)
            {
                writer.Write(start);
                start += ring.Length;
            }

            foreach (var (x, y) in rings.SelectMany(r => Project(r, epsg)))
            {
                writer.Write(x);
                writer.Write(y);
            }

            var record = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(record, row + 1);
            BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(4), (int)content.Length / 2);
            file.Write(record);
            content.WriteTo(file);
        }

        return file.ToArray();
    }

    public static byte[] Dbf(IReadOnlyList<TestFeature> features)
    {
        // dBASE III: header of 32 bytes, one field AGS C(12), records.
        var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write((byte)3);
        writer.Write([126, 1, 1]);
        writer.Write(features.Count);
        writer.Write((short)65);
        writer.Write((short)13);
        writer.Write(new byte[20]);
        writer.Write(Encoding.ASCII.GetBytes("AGS".PadRight(11, '\0')));
        writer.Write((byte)'C');
        writer.Write(new byte[4]);
        writer.Write((byte)12);
        writer.Write(new byte[15]);
        writer.Write((byte)0x0D);
        foreach (var feature in features)
            writer.Write(Encoding.ASCII.GetBytes(" " + (feature.Key ?? "").PadRight(12)));
        writer.Write((byte)0x1A);
        writer.Flush();
        return file.ToArray();
    }

    public static void WriteGeoPackage(
        string path,
        IReadOnlyList<TestFeature> features,
        int epsg,
        Func<byte[], byte[]>? spoil = null
    )
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(
            $"""
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
            INSERT INTO gpkg_spatial_ref_sys VALUES ('x', {epsg}, 'EPSG', {epsg}, '');
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
            INSERT INTO gpkg_geometry_columns VALUES ('vg250_gem', 'geom', 'MULTIPOLYGON', {epsg}, 0, 0);
            CREATE TABLE vg250_gem (fid INTEGER PRIMARY KEY, geom BLOB, "AGS" TEXT);
            """
        );
        foreach (var feature in features)
        {
            var blob = Blob(feature, epsg);
            Run(
                "INSERT INTO vg250_gem (geom, \"AGS\") VALUES ($g, $k)",
                ("$g", spoil?.Invoke(blob) ?? blob),
                ("$k", (object?)feature.Key ?? DBNull.Value)
            );
        }

        void Run(string sql, params (string, object)[] values)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values)
                command.Parameters.AddWithValue(name, value);
            command.ExecuteNonQuery();
        }
    }

    private static byte[] Blob(TestFeature feature, int epsg)
    {
        var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write([(byte)'G', (byte)'P', 0, 1]);
        writer.Write(epsg);
        writer.Write((byte)1);
        writer.Write(6);
        writer.Write(1);
        writer.Write((byte)1);
        writer.Write(3);
        writer.Write(feature.Rings.Length);
        foreach (var ring in feature.Rings)
        {
            writer.Write(ring.Length);
            foreach (var (x, y) in Project(ring, epsg))
            {
                writer.Write(x);
                writer.Write(y);
            }
        }

        return memory.ToArray();
    }

    private static IEnumerable<(double X, double Y)> Project(double[][] ring, int epsg)
    {
        var projection = MapProjection.ForEpsg(epsg) ?? MapProjection.ForEpsg(4326)!;
        return ring.Select(p => projection.Project(p[1], p[0]));
    }
}
