using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kreisblick.Documents.Tables;

/// <summary>
/// Writes one sheet as Office Open XML (ECMA-376, "XLSX") row by row, so that memory does not grow with the table.
/// Texts are typed as inline strings, never as formulas; numbers and days are values. The first row is a fixed heading
/// with a filter. Dispose completes the file.
/// </summary>
public sealed class SheetWorkbook : IDisposable
{
    /// <summary>Rows that a sheet can hold, the heading included (ECMA-376 part 1, 18.3.1.73).</summary>
    public const int MaxRows = 1_048_576;

    /// <summary>Characters that a cell can hold; longer texts are cut and end with "…".</summary>
    public const int MaxText = 32_767;

    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string OfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string TypePrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const uint DayStyle = 1;
    private const uint HeadingStyle = 2;

    /// <summary>Entries carry one date, so that equal tables are equal files.</summary>
    private static readonly DateTimeOffset EntryDate = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive archive;
    private readonly Stream sheet;
    private readonly OpenXmlWriter writer;
    private readonly int columns;
    private int rows;

    /// <summary>Begins the file with the heading.</summary>
    /// <param name="output">Takes the bytes; need not be able to seek. Stays open.</param>
    /// <param name="name">Name of the sheet; at most 31 characters without <c>[]:*?/\</c>.</param>
    /// <param name="columns">At least one.</param>
    public SheetWorkbook(Stream output, string name, IReadOnlyList<SheetColumn> columns)
    {
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count, nameof(columns));
        this.columns = columns.Count;
        archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        WriteFrame(name);
        sheet = Open("xl/worksheets/sheet1.xml");
        writer = OpenXmlWriter.Create(sheet, new UTF8Encoding(false));
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = 1,
                        TopLeftCell = "A2",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            )
        );
        writer.WriteElement(
            new Columns(
                columns.Select(
                    (c, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = c.Width,
                            CustomWidth = true,
                        }
                )
            )
        );
        writer.WriteStartElement(new SheetData());
        Write(columns.Select(c => SheetCell.Of(c.Heading)), HeadingStyle);
    }

    /// <summary>Adds a row.</summary>
    /// <exception cref="InvalidOperationException">The sheet is full.</exception>
    public void Add(IEnumerable<SheetCell> cells) => Write(cells, null);

    /// <inheritdoc/>
    public void Dispose()
    {
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = $"A1:{ColumnName(columns - 1)}{rows}" });
        writer.WriteEndElement();
        writer.Close();
        writer.Dispose();
        sheet.Dispose();
        archive.Dispose();
    }

    private void Write(IEnumerable<SheetCell> cells, uint? style)
    {
        if (rows >= MaxRows)
            throw new InvalidOperationException($"A sheet holds {MaxRows} rows.");
        rows++;
        writer.WriteStartElement(new Row { RowIndex = (uint)rows });
        var column = 0;
        foreach (var cell in cells)
        {
            if (Cell(cell, style) is { } written)
            {
                written.CellReference = ColumnName(column) + rows.ToString(CultureInfo.InvariantCulture);
                writer.WriteElement(written);
            }
            column++;
        }
        writer.WriteEndElement();
    }

    private static Cell? Cell(SheetCell cell, uint? style) =>
        cell switch
        {
            { Text: { } text } => new Cell(
                new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve })
            )
            {
                DataType = CellValues.InlineString,
                StyleIndex = style,
            },
            { Number: { } number } => new Cell(new CellValue(number)) { DataType = CellValues.Number },
            // Serial numbers of days begin with 1900-01-01 = 1 and count a 29 February 1900 that never was.
            { Day: { } day } => new Cell(new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate()))
            {
                DataType = CellValues.Number,
                StyleIndex = DayStyle,
            },
            _ => null,
        };

    /// <summary>What XML 1.0 cannot carry is left out.</summary>
    private static string Clean(string text)
    {
        var cut = text.Length > MaxText ? text[..(MaxText - 1)] + "…" : text;
        var kept = new StringBuilder(cut.Length);
        for (var i = 0; i < cut.Length; i++)
        {
            if (XmlConvert.IsXmlChar(cut[i]))
                kept.Append(cut[i]);
            else if (i + 1 < cut.Length && XmlConvert.IsXmlSurrogatePair(cut[i + 1], cut[i]))
                kept.Append(cut[i]).Append(cut[++i]);
        }
        return kept.ToString();
    }

    private static string ColumnName(int index)
    {
        var name = "";
        for (var i = index + 1; i > 0; i = (i - 1) / 26)
            name = (char)('A' + ((i - 1) % 26)) + name;
        return name;
    }

    private void WriteFrame(string name)
    {
        Part(
            "[Content_Types].xml",
            new XmlElementText("Types", "http://schemas.openxmlformats.org/package/2006/content-types")
                .With(
                    "Default",
                    ("Extension", "rels"),
                    ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
                )
                .With("Override", ("PartName", "/xl/workbook.xml"), ("ContentType", TypePrefix + "sheet.main+xml"))
                .With("Override", ("PartName", "/xl/styles.xml"), ("ContentType", TypePrefix + "styles+xml"))
                .With(
                    "Override",
                    ("PartName", "/xl/worksheets/sheet1.xml"),
                    ("ContentType", TypePrefix + "worksheet+xml")
                )
        );
        Part(
            "_rels/.rels",
            new XmlElementText("Relationships", Relations).With(
                "Relationship",
                ("Id", "rId1"),
                ("Type", OfficeRelations + "/officeDocument"),
                ("Target", "xl/workbook.xml")
            )
        );
        Part(
            "xl/_rels/workbook.xml.rels",
            new XmlElementText("Relationships", Relations)
                .With(
                    "Relationship",
                    ("Id", "rId1"),
                    ("Type", OfficeRelations + "/worksheet"),
                    ("Target", "worksheets/sheet1.xml")
                )
                .With("Relationship", ("Id", "rId2"), ("Type", OfficeRelations + "/styles"), ("Target", "styles.xml"))
        );
        Element(
            "xl/workbook.xml",
            new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Name = name,
                        SheetId = 1,
                        Id = "rId1",
                    }
                )
            )
        );
        Element("xl/styles.xml", Styles());
    }

    /// <summary>Plain, day, heading.</summary>
    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd\\.mm\\.yyyy" })
            {
                Count = 1,
            },
            new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            )
            {
                Count = 2,
            },
            new Borders(new Border()) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(
                new CellFormat { FormatId = 0 },
                new CellFormat
                {
                    FormatId = 0,
                    NumberFormatId = 164,
                    ApplyNumberFormat = true,
                },
                new CellFormat
                {
                    FormatId = 0,
                    FontId = 1,
                    ApplyFont = true,
                }
            )
            {
                Count = 3,
            }
        );

    private Stream Open(string name)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = EntryDate;
        return entry.Open();
    }

    private void Element(string name, OpenXmlElement root)
    {
        using var stream = Open(name);
        using var part = OpenXmlWriter.Create(stream, new UTF8Encoding(false));
        part.WriteStartDocument();
        part.WriteElement(root);
    }

    private void Part(string name, XmlElementText root)
    {
        using var stream = Open(name);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement(root.Name, root.Namespace);
        foreach (var (child, attributes) in root.Children)
        {
            xml.WriteStartElement(child, root.Namespace);
            foreach (var (key, value) in attributes)
                xml.WriteAttributeString(key, value);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>The small files of the package: a root with children that have attributes only.</summary>
    private sealed class XmlElementText(string name, string space)
    {
        public string Name => name;
        public string Namespace => space;
        public List<(string Name, (string Key, string Value)[] Attributes)> Children { get; } = [];

        public XmlElementText With(string child, params (string Key, string Value)[] attributes)
        {
            Children.Add((child, attributes));
            return this;
        }
    }
}
