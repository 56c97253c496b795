using System.Net;
using System.Net.Http.Headers;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Platform.Web;

public sealed class CachingTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Public_page_is_made_once_and_asked_for_with_its_tag_answers_304()
    {
        var probe = new ProbeEndpoints();
        await using var portal = ProbeEndpoints.Portal(await databases.OpenAsync(DatabaseKind.Sqlite), probe);
        using var visitor = portal.Visitor();

        using var first = await visitor.GetAsync("/probe/counted", Cancel);
        Assert.Equal("no-cache, public", Sorted(first.Headers.CacheControl!));
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        using var second = await visitor.GetAsync("/probe/counted", Cancel);
        Assert.Equal(tag, second.Headers.ETag);
        Assert.Equal(1, probe.Made);

        using var third = await AskAsync(visitor, "/probe/counted", tag);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
        Assert.Equal("", await third.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(tag, third.Headers.ETag);
        Assert.Equal(1, probe.Made);
    }

    [Fact]
    public async Task First_request_with_the_right_tag_answers_304_too()
    {
        var probe = new ProbeEndpoints();
        await using var portal = ProbeEndpoints.Portal(await databases.OpenAsync(DatabaseKind.Sqlite), probe);
        using var visitor = portal.Visitor();
        using var first = await visitor.GetAsync("/probe/counted?a=1", Cancel);
        await MoveAsync(portal, "kittens");
        using var other = await AskAsync(visitor, "/probe/counted?a=1", new EntityTagHeaderValue("\"other\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
        await MoveAsync(portal, "kittens");
        using var star = await AskAsync(visitor, "/probe/counted?a=1", EntityTagHeaderValue.Any);
        Assert.Equal(HttpStatusCode.NotModified, star.StatusCode);
        Assert.Equal(3, probe.Made);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Stored_bytes_are_compressed_and_each_encoding_has_its_tag(string encoding)
    {
        var probe = new ProbeEndpoints();
        await using var portal = ProbeEndpoints.Portal(await databases.OpenAsync(DatabaseKind.Sqlite), probe);
        using var visitor = portal.Visitor();
        using var plain = await visitor.GetAsync("/probe/counted", Cancel);
        visitor.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        using var packed = await visitor.GetAsync("/probe/counted", Cancel);
        using var again = await visitor.GetAsync("/probe/counted", Cancel);

        Assert.Equal(encoding, string.Join(", ", again.Content.Headers.ContentEncoding));
        Assert.Equal("Accept-Encoding", string.Join(", ", again.Headers.Vary));
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Equal(packed.Headers.ETag, again.Headers.ETag);
        Assert.True((await again.Content.ReadAsByteArrayAsync(Cancel)).Length < 300);
        Assert.Equal(2, probe.Made);
    }

    [Fact]
    public async Task Change_drops_the_pages_that_depend_on_it_at_once()
    {
        var probe = new ProbeEndpoints();
        await using var portal = ProbeEndpoints.Portal(await databases.OpenAsync(DatabaseKind.Sqlite), probe);
        using var visitor = portal.Visitor();
        Assert.Contains("Seite 1 ", await visitor.GetStringAsync("/probe/counted", Cancel), StringComparison.Ordinal);
        Assert.Contains("Seite 2 ", await visitor.GetStringAsync("/probe/any", Cancel), StringComparison.Ordinal);
        await MoveAsync(portal, "puppies");
        Assert.Contains("Seite 1 ", await visitor.GetStringAsync("/probe/counted", Cancel), StringComparison.Ordinal);
        Assert.Contains("Seite 3 ", await visitor.GetStringAsync("/probe/any", Cancel), StringComparison.Ordinal);
        await MoveAsync(portal, "kittens");
        Assert.Contains("Seite 4 ", await visitor.GetStringAsync("/probe/counted", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/probe/never", null)]
    [InlineData("/probe/late", null)]
    [InlineData("/probe/counted?q=schulden", null)]
    [InlineData("/probe/counted", "Cookie")]
    [InlineData("/probe/counted", "Authorization")]
    public async Task Private_things_are_never_stored(string address, string? header)
    {
        var probe = new ProbeEndpoints();
        await using var portal = ProbeEndpoints.Portal(await databases.OpenAsync(DatabaseKind.Sqlite), probe);
        using var visitor = portal.Visitor();
        if (header is not null)
            visitor.DefaultRequestHeaders.Add(header, header == "Cookie" ? "a=b" : "Basic YTpi");
        using var first = await visitor.GetAsync(address, Cancel);
        using var second = await visitor.GetAsync(address, Cancel);
        Assert.Equal(2, probe.Made);
        Assert.False(first.Headers.CacheControl?.Public);
    }

    [Fact]
    public async Task Minute_is_part_of_the_page()
    {
        var probe = new ProbeEndpoints();
        await using var portal = ProbeEndpoints.Portal(await databases.OpenAsync(DatabaseKind.Sqlite), probe);
        using var visitor = portal.Visitor();
        await visitor.GetStringAsync("/probe/counted", Cancel);
        portal.Time.Now += TimeSpan.FromMinutes(1);
        await visitor.GetStringAsync("/probe/counted", Cancel);
        Assert.Equal(2, probe.Made);
    }

    private static async Task MoveAsync(PortalFactory portal, string counter)
    {
        await using var scope =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(portal.Services);
        var db =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Kreisblick.Web.Platform.Data.KreisblickDb>(
                scope.ServiceProvider
            );
        db.Changed(counter);
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string address, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag);
        return await client.SendAsync(request, Cancel);
    }

    private static string Sorted(CacheControlHeaderValue value) =>
        string.Join(", ", value.ToString().Split(", ").Order(StringComparer.Ordinal));
}
