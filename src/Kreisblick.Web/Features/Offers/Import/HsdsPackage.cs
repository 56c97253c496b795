using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Api;
using Kreisblick.Web.Features.Offers.Profile;
using Kreisblick.Web.Platform.Files;
using Sylvan.Data.Csv;
using FieldKind = Kreisblick.Web.Features.Offers.Api.HsdsKind;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>One table of the tabular form, its rows as objects with the keys of their parents.</summary>
internal sealed record HsdsTable(HsdsKind Kind, IReadOnlyList<HsdsObject> Rows);

/// <summary>
/// Reads the tabular form of HSDS (contract hsds.md §12): a ZIP file with one CSV file per table. Nothing is written
/// to disk, names in the archive are compared and never used as paths, and sizes are counted while reading.
/// </summary>
internal static class HsdsPackage
{
    private const int LongestCell = 5_000_000;
    private static readonly Dictionary<string, HsdsKind> Kinds = Enum.GetValues<HsdsKind>()
        .Select(kind => (Kind: kind, Table: HsdsNesting.TableOf(kind)))
        .Where(x => x.Table is not null)
        .ToDictionary(x => x.Table!, x => x.Kind, StringComparer.OrdinalIgnoreCase);

    public static bool IsOne(ReadOnlySpan<byte> file) => file.StartsWith("PK\x03\x04"u8);

    /// <exception cref="UnreadableFileException">The archive is damaged, too large or holds no table of HSDS.</exception>
    public static IReadOnlyList<HsdsTable> Read(byte[] file, ImportIssues issues)
    {
        try
        {
            SafeArchive.Check(new MemoryStream(file, writable: false), HsdsFile.MaxBytes);
            using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            var left = HsdsFile.MaxBytes;
            var tables = new List<HsdsTable>();
            foreach (var entry in archive.Entries)
                if (
                    entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                    && Kinds.TryGetValue(entry.Name[..^4], out var kind)
                    && tables.TrueForAll(t => t.Kind != kind)
                )
                    tables.Add(new HsdsTable(kind, Rows(kind, entry, ref left, issues)));
            return tables.Count > 0
                ? tables
                : throw new UnreadableFileException(
                    "Im ZIP-Paket ist keine Tabelle von HSDS 3.1. Erwartet werden Dateien wie services.csv und organizations.csv."
                );
        }
        catch (UnsafeArchiveException e)
        {
            throw new UnreadableFileException(
                $"{e.Message} Erwartet wird ein Datenpaket von HSDS 3.1 mit Dateien wie services.csv."
            );
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw new UnreadableFileException(
                "Das ZIP-Paket ist beschädigt oder verschlüsselt. Erwartet wird ein Datenpaket von HSDS 3.1 mit Dateien wie services.csv."
            );
        }
    }

    private static List<HsdsObject> Rows(HsdsKind kind, ZipArchiveEntry entry, ref long left, ImportIssues issues)
    {
        var fields = HsdsModel
            .Objects.Single(o => o.Table == HsdsNesting.TableOf(kind))
            .Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var rows = new List<HsdsObject>();
        using var stream = entry.Open();
        using var text = new StreamReader(
            new MemoryStream(HsdsFile.Take(stream, ref left)),
            new UTF8Encoding(false, true)
        );
        var options = new CsvDataReaderOptions { Delimiter = ',', MaxBufferSize = LongestCell };
        try
        {
            using var csv = CsvDataReader.Create(text, options);
            while (csv.Read())
            {
                var place = $"{entry.Name} Zeile {csv.RowNumber + 1} ";
                var row = new JsonObject();
                for (var i = 0; i < csv.RowFieldCount && i < csv.FieldCount; i++)
                    if (csv.GetString(i) is { Length: > 0 } cell)
                        row[csv.GetName(i)] = Value(fields.GetValueOrDefault(csv.GetName(i)), cell);
                rows.Add(new HsdsObject(JsonSerializer.SerializeToElement(row), place, issues));
            }
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException or DecoderFallbackException)
        {
            throw new UnreadableFileException(
                $"Die Tabelle {entry.Name} ist nach Zeile {rows.Count + 1} nicht lesbar. Erwartet wird CSV in UTF-8 mit Komma."
            );
        }
        return rows;
    }

    /// <summary>The cell in the type of its column; what does not fit stays a text, and the reader of the field says so.</summary>
    private static JsonNode? Value(HsdsField? field, string cell)
    {
        if (field is null or { Kind: FieldKind.Text })
            return cell;
        try
        {
            return JsonNode.Parse(cell, documentOptions: new JsonDocumentOptions { MaxDepth = HsdsFile.MaxDepth })
                ?? cell;
        }
        catch (JsonException)
        {
            return cell;
        }
    }
}
