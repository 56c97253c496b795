using System.Globalization;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Reads the table of areas of a GeoPackage (OGC 12-128r19), opened read-only.</summary>
internal static class GeoPackageBoundaries
{
    /// <exception cref="UnusableBoundaryFileException">The file as a whole cannot be used; the message is for the reader.</exception>
    public static BoundaryFile Read(string path)
    {
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        try
        {
            using var connection = new SqliteConnection(connectionString);
            connection.Open();
            // A foreign file must not run functions through its views and triggers.
            Execute(connection, "PRAGMA trusted_schema = OFF");
            var (table, column, epsg) = FindLayer(connection);
            return new BoundaryFile("GeoPackage", epsg, ReadLayer(connection, table, column));
        }
        catch (SqliteException e)
        {
            throw new UnusableBoundaryFileException("Die Datei ist kein lesbares GeoPackage.", e);
        }
    }

    // The layer with a municipality key; a GeoPackage of an authority often holds counties and states beside it.
    private static (string Table, string Column, int Epsg) FindLayer(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id
            FROM gpkg_geometry_columns g
            JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
            WHERE upper(g.geometry_type_name) IN ('POLYGON', 'MULTIPOLYGON', 'GEOMETRY', 'SURFACE', 'MULTISURFACE')
            ORDER BY g.table_name
            """;
        var layers = new List<(string Table, string Column, int Epsg)>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                var epsg = string.Equals(reader.GetString(2), "EPSG", StringComparison.OrdinalIgnoreCase)
                    ? reader.GetInt32(3)
                    : 0;
                layers.Add((reader.GetString(0), reader.GetString(1), epsg));
            }
        }

        var keyed = layers.Where(l => MunicipalityKey.IsIn(Columns(connection, l.Table))).ToList();
        return keyed.Count switch
        {
            1 => keyed[0],
            0 => throw new UnusableBoundaryFileException(
                "Das GeoPackage hat keine Ebene mit Flächen und einem Gemeindeschlüssel (AGS oder ARS)."
            ),
            _ => keyed.Find(l => l.Table.Contains("gem", StringComparison.OrdinalIgnoreCase))
                is { Table: not null } layer
                ? layer
                : throw new UnusableBoundaryFileException(
                    $"Das GeoPackage hat mehrere Ebenen mit Gemeindeschlüssel: {string.Join(", ", keyed.Select(l => l.Table))}."
                ),
        };
    }

    private static List<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static List<BoundaryFeature> ReadLayer(SqliteConnection connection, string table, string column)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {Quote(table)}";
        using var reader = command.ExecuteReader();
        var builder = new OutlineBuilder();
        var features = new List<BoundaryFeature>();
        while (reader.Read())
        {
            builder.CountFeature();
            var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            byte[]? blob = null;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var value = reader.GetValue(i);
                if (string.Equals(reader.GetName(i), column, StringComparison.OrdinalIgnoreCase))
                    blob = value as byte[];
                else if (value is string or long or double)
                    attributes[reader.GetName(i)] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            }

            features.Add(ReadFeature(features.Count + 1, attributes, blob, builder));
        }

        return features;
    }

    private static BoundaryFeature ReadFeature(
        int row,
        Dictionary<string, string> attributes,
        byte[]? blob,
        OutlineBuilder builder
    )
    {
        if (blob is null)
            return new BoundaryFeature(row, attributes, null, "Die Fläche ist leer.");
        List<IReadOnlyList<Coordinate[]>> rings;
        try
        {
            rings = new WellKnownBinary(Body(blob)).ReadPolygons();
        }
        catch (UnusableBoundaryFileException e)
        {
            return new BoundaryFeature(row, attributes, null, e.Message);
        }

        var outline = builder.Build(rings, out var problem);
        return new BoundaryFeature(row, attributes, outline, problem);
    }

    // GeoPackageBinary header (2.1.3): "GP", version, flags, srs id, envelope of 0, 32, 48 or 64 bytes.
    private static ReadOnlySpan<byte> Body(byte[] blob)
    {
        if (blob.Length < 8 || blob[0] != 'G' || blob[1] != 'P')
            throw new UnusableBoundaryFileException("Die Geometrie ist nicht im Format GeoPackage.");
        var envelope = ((blob[3] >> 1) & 0b111) switch
        {
            0 => 0,
            1 => 32,
            2 or 3 => 48,
            4 => 64,
            _ => throw new UnusableBoundaryFileException("Die Geometrie ist nicht im Format GeoPackage."),
        };
        return blob.Length >= 8 + envelope
            ? blob.AsSpan(8 + envelope)
            : throw new UnusableBoundaryFileException("Die Geometrie ist abgeschnitten.");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
