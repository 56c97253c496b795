using System.Text;
using Kreisblick.Documents.Tables;
using Kreisblick.Web.Features.Offers.Import;
using Sylvan.Data.Csv;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>One row of a table with its number as spreadsheets count it.</summary>
/// <param name="Cells">Trimmed texts by heading; empty cells are absent.</param>
internal sealed record TemplateLine(int Number, IReadOnlyDictionary<string, string> Cells);

/// <summary>The filled template as rows, whatever program saved it.</summary>
/// <param name="Ignored">Headings that mean nothing here.</param>
internal sealed record TemplateTable(IReadOnlyList<TemplateLine> Lines, IReadOnlyList<string> Ignored)
{
    public const int MostRows = 50_000;
    private const int LongestCell = 100_000;

    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Saved by Excel as "CSV (Trennzeichen-getrennt)": Windows-1252.</summary>
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="UnreadableFileException">The file is no workbook or not the template.</exception>
    public static TemplateTable OfWorkbook(byte[] file)
    {
        try
        {
            return Of(WorkbookRows.Read(new MemoryStream(file, writable: false)));
        }
        catch (InvalidDataException)
        {
            throw new UnreadableFileException("Die Excel-Datei ist beschädigt. Speichern Sie sie neu als .xlsx.");
        }
    }

    /// <exception cref="UnreadableFileException">The file is no text or not the template.</exception>
    public static TemplateTable OfText(byte[] file)
    {
        var text = Decode(file);
        var first = text.AsSpan();
        first = first[..(first.IndexOfAny('\r', '\n') is var end and >= 0 ? end : first.Length)];
        var line = first.ToString();
        var separator = new[] { ';', ',', '\t' }.MaxBy(c => line.Count(x => x == c));
        try
        {
            using var csv = CsvDataReader.Create(
                new StringReader(text),
                new CsvDataReaderOptions
                {
                    Delimiter = separator,
                    HasHeaders = false,
                    MaxBufferSize = LongestCell,
                }
            );
            return Of(Rows(csv));
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException)
        {
            throw new UnreadableFileException(
                "Die Tabelle ist nicht lesbar: Ein Anführungszeichen fehlt, oder eine Zelle ist viel zu lang."
            );
        }
    }

    private static IEnumerable<(int Number, IReadOnlyDictionary<int, string> Cells)> Rows(CsvDataReader csv)
    {
        for (var number = 1; csv.Read(); number++)
        {
            var cells = new Dictionary<int, string>();
            for (var i = 0; i < csv.RowFieldCount; i++)
                if (csv.GetString(i) is { Length: > 0 } cell)
                    cells[i] = cell;
            yield return (number, cells);
        }
    }

    private static TemplateTable Of(IEnumerable<(int Number, IReadOnlyDictionary<int, string> Cells)> rows)
    {
        using var all = rows.GetEnumerator();
        var headings = new Dictionary<int, string>();
        if (all.MoveNext())
            foreach (var (column, text) in all.Current.Cells)
                headings[column] = Heading(text);
        string[] missing =
        [
            .. TemplateColumn
                .All.Where(c => c.IsRequired)
                .Select(c => c.Name)
                .Except(headings.Values, StringComparer.Ordinal),
        ];
        if (missing.Length > 0)
            throw new UnreadableFileException(
                $"Das ist nicht die Vorlage: In der ersten Zeile fehlt {string.Join(", ", missing.Select(m => $"„{m}“"))}. Laden Sie die Vorlage herunter und füllen Sie sie aus."
            );
        var lines = new List<TemplateLine>();
        while (all.MoveNext())
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (column, text) in all.Current.Cells)
                if (headings.TryGetValue(column, out var heading) && Clean(text) is { Length: > 0 } clean)
                    cells.TryAdd(heading, clean);
            if (cells.Count == 0)
                continue;
            if (lines.Count == MostRows)
                throw new UnreadableFileException($"Die Tabelle hat mehr als {MostRows:N0} Zeilen. Teilen Sie sie.");
            lines.Add(new TemplateLine(all.Current.Number, cells));
        }
        return new TemplateTable(
            lines,
            [
                .. headings
                    .Values.Except(TemplateColumn.All.Select(c => c.Name), StringComparer.Ordinal)
                    .Where(h => h.Length > 0),
            ]
        );
    }

    /// <summary>As the template writes it, whatever the case; a star for "required" is allowed.</summary>
    private static string Heading(string text)
    {
        var clean = Clean(text).TrimEnd('*', ' ');
        return TemplateColumn.All.FirstOrDefault(c => c.Name.Equals(clean, StringComparison.OrdinalIgnoreCase))?.Name
            ?? clean;
    }

    /// <summary>Our own tables write an apostrophe before what a spreadsheet would calculate.</summary>
    private static string Clean(string text)
    {
        var clean = text.Normalize().Trim();
        return clean.Length > 1 && clean[0] == '\'' && "=+-@".Contains(clean[1], StringComparison.Ordinal)
            ? clean[1..]
            : clean;
    }

    private static string Decode(byte[] file)
    {
        if (file.AsSpan() is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(file, 2, file.Length - 2);
        if (file.Contains((byte)0))
            throw new UnreadableFileException(
                "Die Datei ist keine Tabelle. Verstanden werden die Vorlage als .xlsx oder .csv und Dateien nach HSDS 3.1."
            );
        try
        {
            return Strict.GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(file);
        }
    }
}
