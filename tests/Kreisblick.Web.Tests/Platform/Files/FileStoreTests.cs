using System.Net;
using System.Security.Cryptography;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Files;

public sealed class FileStoreTests(Databases databases) : IClassFixture<Databases>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kreisblick-store-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Bytes_come_back_and_equal_bytes_lie_there_once(DatabaseKind kind)
    {
        await using var db = (await databases.FreshAsync(kind)).Context();
        var store = Store(db);
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var first = Kept(await store.KeepAsync(new MemoryStream(bytes), "Bericht 2026.pdf", 1_000_000, Cancel));
        var second = Kept(await store.KeepAsync(new MemoryStream(bytes), "Kopie.pdf", 1_000_000, Cancel));
        await db.SaveChangesAsync(Cancel);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), first.Hash);
        Assert.Equal((first.Hash, 300_000L, "application/pdf"), (second.Hash, second.Size, second.Type));
        Assert.Single(Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories));
        var found = await store.FindAsync(first.Id, Cancel);
        await using var read = store.Open(found!)!;
        var copy = new MemoryStream();
        await read.CopyToAsync(copy, Cancel);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal("Bericht 2026.pdf", found!.Name);
    }

    [Theory, EachDatabase]
    public async Task What_a_killed_program_left_of_an_upload_goes_after_a_day_and_what_is_noted_stays(
        DatabaseKind kind
    )
    {
        await using var db = (await databases.FreshAsync(kind)).Context();
        var store = Store(db);
        var noted = Kept(await store.KeepAsync(new MemoryStream([1]), "a.csv", 10, Cancel));
        await db.SaveChangesAsync(Cancel);
        var lost = Kept(await store.KeepAsync(new MemoryStream([2]), "b.csv", 10, Cancel));
        db.ChangeTracker.Clear();
        var partial = Path.Combine(folder.FullName, "files", "halb.part");
        await File.WriteAllBytesAsync(partial, [3], Cancel);

        var now = TimeProvider.System.GetUtcNow();
        Assert.Equal(0, await store.SweepAsync(now.AddDays(-1), Cancel));
        Assert.Equal(2, await store.SweepAsync(now.AddMinutes(1), Cancel));
        Assert.True(File.Exists(store.PathOf(noted.Hash)));
        Assert.False(File.Exists(store.PathOf(lost.Hash)));
        Assert.False(File.Exists(partial));

        // Ended between bytes and row: the next try takes the row too.
        File.Delete(store.PathOf(noted.Hash));
        await store.RemoveAsync(noted, Cancel);
        Assert.Null(await store.FindAsync(noted.Id, Cancel));
    }

    [Fact]
    public async Task Limit_is_counted_while_reading_and_nothing_is_left()
    {
        await using var db = (await databases.OpenAsync(DatabaseKind.Sqlite)).Context();
        var store = Store(db);
        Assert.IsType<StoreOutcome.Kept>(
            await store.KeepAsync(new MemoryStream(new byte[1000]), "a.csv", 1000, Cancel)
        );
        Directory.Delete(Path.Combine(folder.FullName, "files"), true);
        Assert.IsType<StoreOutcome.TooLarge>(
            await store.KeepAsync(new MemoryStream(new byte[1001]), "a.csv", 1000, Cancel)
        );
        Assert.Empty(Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("virus.exe")]
    [InlineData("seite.html")]
    [InlineData("bild.svg")]
    [InlineData("ohne")]
    [InlineData("")]
    public async Task Only_known_types_are_taken(string name)
    {
        await using var db = (await databases.OpenAsync(DatabaseKind.Sqlite)).Context();
        Assert.IsType<StoreOutcome.UnknownType>(await Store(db).KeepAsync(new MemoryStream([1]), name, 10, Cancel));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\Liste.csv", "Liste.csv")]
    [InlineData("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf")]
    [InlineData("gut\u202Efdp.exe", "gutfdp.exe")]
    [InlineData("..", "datei")]
    [InlineData("", "datei")]
    [InlineData("Mu\u0308hlhausen.pdf", "M\u00fchlhausen.pdf")]
    public void Names_are_shown_and_never_paths(string given, string shown) =>
        Assert.Equal(shown, FileStore.ShownName(given));

    [Fact]
    public void Long_names_keep_their_extension()
    {
        var shown = FileStore.ShownName(new string('ä', 500) + ".pdf");
        Assert.Equal(StoredFile.MaxName, shown.Length);
        Assert.EndsWith(".pdf", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("ABCDEF")]
    [InlineData("")]
    public async Task Nothing_but_a_hash_becomes_a_path(string hash)
    {
        await using var db = (await databases.OpenAsync(DatabaseKind.Sqlite)).Context();
        Assert.Throws<ArgumentException>(() => Store(db).PathOf(hash));
    }

    [Fact]
    public async Task Answer_is_a_download_that_cannot_run_and_410_when_the_bytes_are_missing()
    {
        await using var db = (await databases.OpenAsync(DatabaseKind.Sqlite)).Context();
        var store = Store(db);
        var file = Kept(await store.KeepAsync(new MemoryStream([1, 2, 3]), "Übersicht \"neu\".pdf", 10, Cancel));

        var answer = await AnswerAsync(store, file);
        Assert.Equal((int)HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.ContentType);
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.ContentSecurityPolicy);
        var disposition = answer.Headers.ContentDisposition.ToString();
        Assert.StartsWith("attachment; filename=", disposition, StringComparison.Ordinal);
        Assert.Contains("filename*=UTF-8''%C3%9Cbersicht%20%22neu%22.pdf", disposition, StringComparison.Ordinal);

        File.Delete(store.PathOf(file.Hash));
        Assert.Equal(StatusCodes.Status410Gone, (await AnswerAsync(store, file)).StatusCode);
    }

    [Fact]
    public async Task Mapped_file_shows_its_bytes_and_no_others()
    {
        var path = Path.Combine(folder.FullName, "map.bin");
        var bytes = RandomNumberGenerator.GetBytes(10_000);
        await File.WriteAllBytesAsync(path, bytes, Cancel);
        using (var file = MappedFile.Open(path))
        {
            Assert.Equal(10_000, file.Length);
            Assert.True(file.Span(0, 10_000).SequenceEqual(bytes));
            Assert.True(file.Span(4097, 100).SequenceEqual(bytes.AsSpan(4097, 100)));
            Assert.Equal(0, file.Span(10_000, 0).Length);
            Assert.Throws<ArgumentOutOfRangeException>(() => file.Span(9_999, 2).Length);
            Assert.Throws<ArgumentOutOfRangeException>(() => file.Span(-1, 1).Length);
            Assert.Throws<ArgumentOutOfRangeException>(() => file.Span(long.MaxValue, 1).Length);
            file.Dispose();
            Assert.Throws<ObjectDisposedException>(() => file.Span(0, 1).Length);
        }

        await File.WriteAllBytesAsync(path, [], Cancel);
        using var empty = MappedFile.Open(path);
        Assert.Equal(0, empty.Span(0, 0).Length);
    }

    private FileStore Store(KreisblickDb db) =>
        new(
            db,
            new ConfigurationBuilder().AddInMemoryCollection([new("DataDirectory", folder.FullName)]).Build(),
            new FixedTime(FixedTime.WednesdayMorning)
        );

    private static StoredFile Kept(StoreOutcome outcome) => Assert.IsType<StoreOutcome.Kept>(outcome).File;

    private static async Task<HttpResponse> AnswerAsync(FileStore store, StoredFile file)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Response.Body = new MemoryStream();
        await new FileAnswer(store, file).ExecuteAsync(context);
        return context.Response;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
