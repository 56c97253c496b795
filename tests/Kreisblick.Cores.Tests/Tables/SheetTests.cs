using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kreisblick.Documents.Tables;

namespace Kreisblick.Cores.Tests.Tables;

public sealed class SheetTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 3601 1", "'+49 3601 1")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("sagt \"ja\"", "\"sagt \"\"ja\"\"\"")]
    [InlineData("zwei\nZeilen", "\"zwei\nZeilen\"")]
    [InlineData("03601 000-1", "03601 000-1")]
    [InlineData("", "")]
    public void Texts_in_csv(string text, string written) =>
        Assert.Equal(written + "\r\n", SheetCsv.Row([SheetCell.Of(text)]));

    [Fact]
    public void Numbers_and_days_in_csv_are_german() =>
        Assert.Equal(
            "-1,5;16.09.2026;;99974\r\n",
            SheetCsv.Row([
                SheetCell.Of(-1.5),
                SheetCell.Of(new DateOnly(2026, 9, 16)),
                SheetCell.Of((double?)null),
                SheetCell.Of("99974"),
            ])
        );

    [Fact]
    public void A_workbook_is_valid_and_gives_back_what_was_written()
    {
        string[] texts =
        [
            "=1+1",
            "+49",
            "Umlaute äöü 😀",
            " Rand ",
            "zwei\nZeilen",
            "weg\u0001\ud800",
            new('x', 40_000),
        ];
        using var document = Written(
            out _,
            [.. texts.Select(SheetCell.Of), SheetCell.Of(2.5), SheetCell.Of(new DateOnly(2026, 9, 16))]
        );
        Assert.Empty(
            new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description)
        );
        var rows = document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().ToList();
        Assert.Equal("Spalte 1", rows[0].Elements<Cell>().First().InnerText);
        var cells = rows[1].Elements<Cell>().ToList();
        Assert.Equal(
            ["=1+1", "+49", "Umlaute äöü 😀", " Rand ", "zwei\nZeilen", "weg"],
            cells.Take(6).Select(c => c.InnerText)
        );
        Assert.Equal(SheetWorkbook.MaxText, cells[6].InnerText.Length);
        Assert.All(cells.Take(7), c => Assert.Equal(CellValues.InlineString, c.DataType!.Value));
        Assert.Empty(rows[1].Descendants<CellFormula>());
        Assert.Equal(2.5, double.Parse(cells[7].CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(
            new DateTime(2026, 9, 16),
            DateTime.FromOADate(
                double.Parse(cells[8].CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)
            )
        );
        Assert.Equal("I2", cells[8].CellReference!.Value);
    }

    [Fact]
    public void Columns_beyond_Z_have_two_letters()
    {
        using var document = Written(out _, [.. Enumerable.Range(1, 30).Select(i => SheetCell.Of(i))]);
        var cells = document
            .WorkbookPart!.WorksheetParts.Single()
            .Worksheet!.Descendants<Row>()
            .Last()
            .Elements<Cell>();
        Assert.Equal("AD2", cells.Last().CellReference!.Value);
    }

    [Fact]
    public void Equal_tables_are_equal_files()
    {
        Written(out var one, [SheetCell.Of("a")]).Dispose();
        Written(out var two, [SheetCell.Of("a")]).Dispose();
        Assert.Equal(one, two);
    }

    [Fact]
    public void Infinity_is_no_number() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SheetCell.Of(double.PositiveInfinity));

    private static SpreadsheetDocument Written(out byte[] bytes, IReadOnlyList<SheetCell> row)
    {
        using var file = new MemoryStream();
        using (
            var workbook = new SheetWorkbook(
                file,
                "Tabelle",
                [.. row.Select((_, i) => new SheetColumn($"Spalte {i + 1}", 12))]
            )
        )
            workbook.Add(row);
        bytes = file.ToArray();
        return SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
    }
}
