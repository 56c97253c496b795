using System.Net;
using System.Text;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static Kreisblick.Web.Tests.Features.Offers.Staging.TemplateTableTests;

namespace Kreisblick.Web.Tests.Features.Offers.Staging;

/// <summary>Files that mean harm, or are something else than they say: refused in words, nothing stored.</summary>
public sealed class HostileUploadTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Refused_with_a_sentence_and_nothing_is_stored(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var before = await OffersAsync(portal);
        var blanks = new string(' ', 40_000_000);
        (string Name, byte[] File, string Words)[] read =
        [
            ("bombe.zip", Zip(("organizations.csv", "id,name\r\n" + blanks)), "verdächtig stark gepackt"),
            ("bombe.xlsx", Zip(("[Content_Types].xml", blanks)), "verdächtig stark gepackt"),
            ("weg.zip", Zip(("../../etc/services.csv", "id\r\n1")), "nach außen"),
            ("schachtel.zip", Zip(("services.csv", "id"), ("innen.zip", "PK\x03\x04")), "weiteres Archiv"),
            ("fremd.xlsx", ForeignEntity(), "beschädigt"),
            ("bild.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0], "keine Tabelle"),
            ("liste.csv", Encoding.UTF8.GetBytes("{\"name\":\"x\"}"), "passt aber zu .json"),
            ("liste.json", Encoding.UTF8.GetBytes("Träger;Angebot\n"), "passt aber zu .csv"),
            ("tief.json", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", 5_000))), "geschachtelt"),
            ("kaputt.json", [(byte)'{', 0xFF, 0xFE, 0x80, (byte)'}'], "nicht in UTF-8"),
            ("doppelt.json", "{\"id\":1,\"id\":2}"u8.ToArray(), "doppelt"),
            ("leer.csv", "   \r\n"u8.ToArray(), "leer"),
        ];
        foreach (var (name, file, words) in read)
        {
            using var answer = await editor.UploadAsync(file, name);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            await portal.RunJobsAsync(Cancel);
            var page = await editor.MainAsync(answer.Headers.Location!.ToString());
            Assert.Contains("Die Datei wurde nicht übernommen", page, StringComparison.Ordinal);
            Assert.Contains(words, page, StringComparison.Ordinal);
        }
        (string Name, byte[] File, string Words)[] refused =
        [
            ("programm.exe", [0x4D, 0x5A, 1, 2], "Endung .exe"),
            ("seite.html", "<script>alert(1)</script>"u8.ToArray(), "Endung .html"),
            ("ohne", "a"u8.ToArray(), "keine Endung"),
            ("nichts.csv", [], "leer"),
        ];
        foreach (var (name, file, words) in refused)
        {
            using var answer = await editor.UploadAsync(file, name);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var main = (await answer.DocumentAsync()).QuerySelector("main")!.TextContent;
            Assert.Contains(words, main, StringComparison.Ordinal);
        }
        Assert.Equal(before, await OffersAsync(portal));
        await using var db = portal.Database.Context();
        Assert.Empty(await db.Set<StagedRow>().ToListAsync(Cancel));
        Assert.Empty(await db.Set<StoredFile>().ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_file_of_a_gigabyte_is_refused_before_it_is_read()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var endless = new Endless(1_000_000_000);
        using var content = new StreamContent(endless);
        content.Headers.ContentLength = 1_000_000_000;
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        using var answer = await editor.PostAsync(ImportFiles.Page, content, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("größer als erlaubt", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.InRange(endless.Taken, 0, 10_000_000);
    }

    [Fact]
    public async Task Only_editors_and_planners_bring_files_and_planners_publish_none()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var visitor = portal.Visitor();
        using var sent = await visitor.PostAsync(ImportFiles.Page, new MultipartFormDataContent(), Cancel);
        Assert.StartsWith("/konto/anmelden", sent.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var planner = await portal.SignedInAsync(Role.Planner);
        var address = await portal.ImportAsync(
            planner,
            await planner.GetByteArrayAsync(ImportFiles.Page + "/vorlage.csv", Cancel),
            "vorlage.csv"
        );
        Assert.Contains(
            "Die Redaktion prüft",
            await portal.PressAsync(planner, address, "uebernehmen"),
            StringComparison.Ordinal
        );
        using var provider = await portal.SignedInAsync(Role.Provider, Guid.CreateVersion7().ToString());
        foreach (
            var path in new[]
            {
                ImportFiles.Page,
                ImportFiles.Page + "/vorlage.csv",
                ImportFiles.Page + "/vorlage.xlsx",
            }
        )
        {
            using var answer = await provider.GetAsync(path, Cancel);
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.NotFound });
        }
    }

    [Fact]
    public async Task The_templates_open_and_read_themselves()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var text = TemplateTable.OfText(await editor.GetByteArrayAsync(ImportFiles.Page + "/vorlage.csv", Cancel));
        var book = TemplateTable.OfWorkbook(await editor.GetByteArrayAsync(ImportFiles.Page + "/vorlage.xlsx", Cancel));
        Assert.Equal(TemplateColumn.All.Count, text.Lines.Single().Cells.Count);
        Assert.Equal(text.Lines.Single().Cells, book.Lines.Single().Cells);
    }

    private static async Task<int> OffersAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        return await db.Set<Service>().CountAsync(Cancel) + await db.Set<Organization>().CountAsync(Cancel);
    }

    /// <summary>Zeros without end, none of them in memory.</summary>
    private sealed class Endless(long length) : Stream
    {
        public long Taken { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position
        {
            get => Taken;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Taken);
            Taken += read;
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
