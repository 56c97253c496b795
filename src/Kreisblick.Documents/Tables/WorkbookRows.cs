using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kreisblick.Documents.Tables;

/// <summary>
/// Reads the first sheet of a workbook (ECMA-376, "XLSX") row by row. Formulas count with the value they had when the
/// file was saved; macros, links and embedded objects are never looked at. Whoever reads foreign files checks the
/// archive first (sizes are not checked here).
/// </summary>
public static class WorkbookRows
{
    /// <summary>Columns of a sheet (ECMA-376 part 1, 18.3.1.73).</summary>
    public const int MaxColumns = 16_384;

    /// <summary>The rows that hold something, each with its number (from 1) and its texts by column (from 0).</summary>
    /// <param name="file">Can seek; stays open.</param>
    /// <exception cref="InvalidDataException">The file is no workbook, or damaged.</exception>
    public static IEnumerable<(int Number, IReadOnlyDictionary<int, string> Cells)> Read(Stream file)
    {
        using var workbook = Guarded(() => SpreadsheetDocument.Open(file, isEditable: false));
        var shared = Guarded(() => Shared(workbook));
        using var rows = Guarded(() => OpenXmlReader.Create(FirstSheet(workbook)));
        var next = 1;
        while (Guarded(rows.Read))
        {
            if (rows.ElementType != typeof(Row) || !rows.IsStartElement)
                continue;
            var row = Guarded(() => (Row)rows.LoadCurrentElement()!);
            var number = row.RowIndex is { HasValue: true } index ? (int)index.Value : next;
            next = number + 1;
            var cells = new Dictionary<int, string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var column = cell.CellReference?.Value is { } reference ? Column(reference) : cells.Count;
                if (column < MaxColumns && Text(cell, shared) is { Length: > 0 } text)
                    cells[column] = text;
            }
            if (cells.Count > 0)
                yield return (number, cells);
        }
    }

    private static WorksheetPart FirstSheet(SpreadsheetDocument workbook)
    {
        var id = workbook.WorkbookPart?.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value;
        return id is not null && workbook.WorkbookPart!.GetPartById(id) is WorksheetPart sheet
            ? sheet
            : throw new InvalidDataException("The workbook has no sheet.");
    }

    private static List<string> Shared(SpreadsheetDocument workbook) =>
        workbook.WorkbookPart?.SharedStringTablePart?.SharedStringTable is { } table
            ? [.. table.Elements<SharedStringItem>().Select(i => i.InnerText)]
            : [];

    private static string? Text(Cell cell, List<string> shared)
    {
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString)
            return cell.InlineString?.InnerText;
        var value = cell.CellValue?.Text;
        if (type == CellValues.SharedString)
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count
                ? shared[at]
                : null;
        if (type == CellValues.Boolean)
            return value == "1" ? "ja" : "nein";
        return type == CellValues.Error ? null : value;
    }

    /// <summary>"C7" is column 2.</summary>
    private static int Column(string reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetterUpper(c) || column > MaxColumns)
                break;
            column = (column * 26) + (c - 'A' + 1);
        }
        return column - 1;
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
            when (e
                    is OpenXmlPackageException
                        or XmlException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or NotSupportedException
            )
        {
            throw new InvalidDataException("The workbook cannot be read.", e);
        }
    }
}
