using System.IO.Compression;
using System.Text;
using Kreisblick.Documents.Tables;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Features.Offers.Staging;

namespace Kreisblick.Web.Tests.Features.Offers.Staging;

/// <summary>The filled template, whatever program saved it; and files that only look like one.</summary>
public sealed class TemplateTableTests
{
    private const string Head = "Träger;Angebot;Beschreibung;Themen;Straße";
    private const string Line = "Sozialwerk;Müllers Küche;\"Warmes Essen; jeden Tag\";02.1;Große Gasse 1";

    static TemplateTableTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Encodings =>
        ["utf-8", "utf-8 with mark", "windows-1252", "utf-16", "commas", "tabs"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_and_separator_of_usual_programs_is_read(string way)
    {
        var text = $"{Head}\r\n{Line}\r\n";
        var bytes = way switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "utf-8 with mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "windows-1252" => Encoding.GetEncoding(1252).GetBytes(text),
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "commas" => Encoding.UTF8.GetBytes(
                "Träger,Angebot,Beschreibung,Themen,Straße\nSozialwerk,Müllers Küche,Warmes Essen; jeden Tag,02.1,Große Gasse 1"
            ),
            _ => Encoding.UTF8.GetBytes(
                "Träger\tAngebot\tBeschreibung\tThemen\tStraße\nSozialwerk\tMüllers Küche\tWarmes Essen; jeden Tag\t02.1\tGroße Gasse 1"
            ),
        };
        var line = Assert.Single(TemplateTable.OfText(bytes).Lines);
        Assert.Equal(2, line.Number);
        Assert.Equal(
            ["Sozialwerk", "Müllers Küche", "Warmes Essen; jeden Tag", "02.1", "Große Gasse 1"],
            Head.Split(';').Select(h => line.Cells[h])
        );
    }

    [Fact]
    public void Headings_may_differ_in_case_have_stars_and_stand_in_any_order()
    {
        var table = TemplateTable.OfText(
            Encoding.UTF8.GetBytes("THEMEN*;Farbe;beschreibung *;Träger*;Angebot*\n02.1;grün;Text;Verein;Rat\n;;;;\n")
        );
        Assert.Equal(["Farbe"], table.Ignored);
        Assert.Equal("Verein", Assert.Single(table.Lines).Cells[TemplateColumn.Provider]);
    }

    [Fact]
    public void Our_own_template_as_a_workbook_is_read_back()
    {
        var table = TemplateTable.OfWorkbook(Workbook([TemplateColumn.All.Select(c => c.Example)]));
        var line = Assert.Single(table.Lines);
        Assert.Empty(table.Ignored);
        Assert.All(TemplateColumn.All, c => Assert.Equal(c.Example, line.Cells[c.Name]));
    }

    [Fact]
    public void What_spreadsheets_would_calculate_stays_a_text()
    {
        var file = Encoding.UTF8.GetBytes($"{Head}\n'=1+1;-2 Prozent;@alle;+49;=cmd|'/c calc'!A1\n");
        var cells = Assert.Single(TemplateTable.OfText(file).Lines).Cells;
        Assert.Equal("=1+1", cells["Träger"]);
        Assert.Equal("=cmd|'/c calc'!A1", cells["Straße"]);
        // Given out again it is guarded again.
        Assert.StartsWith("'=cmd", SheetCsv.Row([SheetCell.Of(cells["Straße"])]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_the_template_is_refused_in_words()
    {
        (string Words, Func<TemplateTable> Read)[] cases =
        [
            ("fehlt „Träger“", () => TemplateTable.OfText("Name;Ort\na;b\n"u8.ToArray())),
            ("keine Tabelle", () => TemplateTable.OfText([0x25, 0x50, 0x44, 0x46, 0, 1, 2])),
            (
                "Anführungszeichen",
                () => TemplateTable.OfText(Encoding.UTF8.GetBytes($"{Head}\n\"offen;a;b\n{new string('x', 200_000)}"))
            ),
            ("beschädigt", () => TemplateTable.OfWorkbook(Zip(("[Content_Types].xml", "<Types")))),
            ("beschädigt", () => TemplateTable.OfWorkbook(ForeignEntity())),
        ];
        foreach (var (words, read) in cases)
            Assert.Contains(words, Assert.Throws<UnreadableFileException>(read).Message, StringComparison.Ordinal);
    }

    /// <summary>A sheet that wants to read a file of the server.</summary>
    internal static byte[] ForeignEntity()
    {
        using var plain = new MemoryStream(
            Workbook([
                ["x"],
            ])
        );
        using var archive = new ZipArchive(plain, ZipArchiveMode.Read);
        return Zip([
            .. archive.Entries.Select(e =>
            {
                using var reader = new StreamReader(e.Open());
                var text = reader.ReadToEnd();
                return (
                    e.FullName,
                    e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)
                        ? "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>"
                            + text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..]
                                .Replace(">x<", ">&y;<", StringComparison.Ordinal)
                        : text
                );
            }),
        ]);
    }

    internal static byte[] Workbook(IEnumerable<IEnumerable<string>> rows)
    {
        using var file = new MemoryStream();
        using (
            var sheet = new SheetWorkbook(
                file,
                "Angebote",
                [.. TemplateColumn.All.Select(c => new SheetColumn(c.Name, 12))]
            )
        )
            foreach (var row in rows)
                sheet.Add(row.Select(SheetCell.Of));
        return file.ToArray();
    }

    internal static byte[] Zip(params IEnumerable<(string Name, string Text)> entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        return file.ToArray();
    }
}
