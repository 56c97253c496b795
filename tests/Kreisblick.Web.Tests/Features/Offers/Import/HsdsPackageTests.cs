using System.IO.Compression;
using System.Text;
using Kreisblick.Web.Features.Offers.Import;

namespace Kreisblick.Web.Tests.Features.Offers.Import;

/// <summary>The tabular form as a file from outside: damaged, too large, with names that mean harm.</summary>
public sealed class HsdsPackageTests
{
    private const string Header = "id,name,description\r\n";
    private const string Row = "019322aa-7c1e-7d35-9a51-5e0c7f2b1a02,Verband,Träger\r\n";

    [Fact]
    public void Names_in_the_archive_are_no_paths()
    {
        var issues = new ImportIssues();
        var tables = HsdsPackage.Read(
            Zip(
                ("../../etc/organizations.csv", Header + Row),
                ("passwd", "root"),
                ("paket/unbekannt.csv", "a\r\n1\r\n")
            ),
            issues
        );
        var table = Assert.Single(tables);
        Assert.Equal(HsdsKind.Organization, table.Kind);
        Assert.Equal("Verband", Assert.Single(table.Rows).Text("name"));
        Assert.Equal(0, issues.Errors + issues.Notices);
    }

    [Fact]
    public void A_package_that_unpacks_to_too_much_is_refused()
    {
        // 120 MB of blanks pack into some hundred kB.
        var bomb = Zip(("organizations.csv", Header + new string(' ', 120_000_000)));
        Assert.InRange(bomb.Length, 1, 1_000_000);
        var refusal = Assert.Throws<UnreadableFileException>(() => HsdsPackage.Read(bomb, new ImportIssues()));
        Assert.Contains("100 MB", refusal.Message, StringComparison.Ordinal);
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
