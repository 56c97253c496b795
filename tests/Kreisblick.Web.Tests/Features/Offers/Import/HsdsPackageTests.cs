using System.IO.Compression;
using System.Text;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Platform.Files;

namespace Kreisblick.Web.Tests.Features.Offers.Import;

/// <summary>The tabular form as a file from outside: damaged, too large, with names that mean harm.</summary>
public sealed class HsdsPackageTests
{
    private const string Header = "id,name,description\r\n";
    private const string Row = "019322aa-7c1e-7d35-9a51-5e0c7f2b1a02,Verband,Träger\r\n";

    [Fact]
    public void Folders_and_files_of_other_kinds_do_no_harm()
    {
        var issues = new ImportIssues();
        var tables = HsdsPackage.Read(
            Zip(("paket/organizations.csv", Header + Row), ("passwd", "root"), ("paket/unbekannt.csv", "a\r\n1\r\n")),
            issues
        );
        var table = Assert.Single(tables);
        Assert.Equal(HsdsKind.Organization, table.Kind);
        Assert.Equal("Verband", Assert.Single(table.Rows).Text("name"));
        Assert.Equal(0, issues.Errors + issues.Notices);
    }

    [Fact]
    public void A_package_that_means_harm_is_refused_in_words()
    {
        const string Table = "organizations.csv";
        var encrypted = Zip((Table, Header + Row));
        // Bit 0 of the flags, in the directory (APPNOTE.TXT 4.3.12).
        encrypted[encrypted.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        var blanks = new string(' ', 20_000_000);
        foreach (
            var (words, archive) in (IEnumerable<(string, byte[])>)
                [
                    ("verdächtig stark gepackt", Zip((Table, Header + blanks))),
                    ("nach außen", Zip(("../../etc/" + Table, Header + Row))),
                    ("nach außen", Zip(("..\\" + Table, Header + Row))),
                    ("nach außen", Zip(("/etc/" + Table, Header + Row))),
                    ("nach außen", Zip(("C:" + Table, Header + Row))),
                    ("zweimal", Zip((Table, Header + Row), ("ORGANIZATIONS.csv", Header + Row))),
                    ("weiteres Archiv", Zip((Table, Header + Row), ("innen.zip", "PK\x03\x04 und so weiter"))),
                    ("mehr als 2000", Zip([.. Enumerable.Range(0, 2_001).Select(i => ($"{i}.csv", ""))])),
                    ("verschlüsselt", encrypted),
                ]
        )
        {
            var refusal = Assert.Throws<UnreadableFileException>(() => HsdsPackage.Read(archive, new ImportIssues()));
            Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_unpacked_is_counted_while_it_comes()
    {
        // Badly packable: the ratio says nothing, the sum does.
        var noise = new byte[600_000];
        new Random(3).NextBytes(noise);
        var file = Zip(("a.csv", Convert.ToHexString(noise)), ("b.csv", Convert.ToHexString(noise)));
        SafeArchive.Check(new MemoryStream(file), 2_400_000);
        var refusal = Assert.Throws<UnsafeArchiveException>(() => SafeArchive.Check(new MemoryStream(file), 2_000_000));
        Assert.Contains("größer als 2 MB", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services.csv", "id,name\r\n\"offen,Verband\r\n")]
    [InlineData("lies-mich.txt", "nichts")]
    public void A_package_without_a_readable_table_is_refused_in_words(string name, string text)
    {
        var issues = new ImportIssues();
        try
        {
            var graph = ImportGraph.Of(HsdsPackage.Read(Zip((name, text)), issues), issues);
            Assert.True(issues.Errors > 0, $"{graph.Objects} objects");
        }
        catch (UnreadableFileException e)
        {
            Assert.True(e.Message.Length > 20);
        }
    }

    [Fact]
    public void A_cut_off_archive_is_refused()
    {
        var whole = Zip(("organizations.csv", Header + Row));
        Assert.True(HsdsPackage.IsOne(whole));
        Assert.Throws<UnreadableFileException>(() => HsdsPackage.Read(whole[..(whole.Length / 2)], new ImportIssues()));
    }

    [Fact]
    public void A_key_that_leads_nowhere_is_named_and_left_out()
    {
        var issues = new ImportIssues();
        var graph = ImportGraph.Of(
            HsdsPackage.Read(
                Zip(
                    (
                        "phones.csv",
                        "id,service_id,number\r\n019322aa-7c1e-7d35-9a51-5e0c7f2b1a0b,019322aa-7c1e-7d35-9a51-5e0c7f2b1a01,03601 0001\r\n"
                    )
                ),
                issues
            ),
            issues
        );
        Assert.Empty(Assert.Single(graph.Of(HsdsKind.Phone)).Parents);
        var notice = Assert.Single(issues.Kept);
        Assert.Equal(("phones.csv Zeile 2 ", "service_id", false), (notice.Pointer, notice.Field, notice.IsError));
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }
}
