using System.Net;
using System.Text.Json;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

/// <summary>A portal with invented offers, asked over HTTP as a harvester asks.</summary>
internal sealed class HsdsPortal(PortalFactory portal, HttpClient client) : IAsyncDisposable
{
    public const string Base = "/api/hsds/v3";

    public HttpClient Client => client;
    public PortalFactory Portal => portal;

    public static async Task<HsdsPortal> StartAsync(DatabaseKind kind, Databases databases, int offers)
    {
        var portal = await databases.FreshPortalAsync(kind);
        // Before the portal starts: a search index of the empty database would answer until it is built anew.
        await HsdsTestOffers.FillAsync(portal.Database, offers);
        return new HsdsPortal(portal, portal.Visitor());
    }

    public async Task<JsonElement> GetAsync(string address)
    {
        using var answer = await client.GetAsync(Base + address, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string address,
        Action<HttpRequestMessage>? change = null
    )
    {
        var request = new HttpRequestMessage(method, address.StartsWith("/api") ? address : Base + address);
        change?.Invoke(request);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>All items of a list, page by page.</summary>
    public async Task<List<JsonElement>> WalkAsync(string address, int perPage = 500)
    {
        var items = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var separator = address.Contains('?') ? '&' : '?';
            var answer = await GetAsync($"{address}{separator}page={page}&per_page={perPage}");
            items.AddRange(answer.GetProperty("contents").EnumerateArray());
            if (answer.GetProperty("last_page").GetBoolean())
                return items;
        }
    }

    public async Task<List<JsonElement>> LinesAsync(string address)
    {
        using var answer = await client.GetAsync(Base + address, TestContext.Current.CancellationToken);
        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return
        [
            .. text.Split('\n')[..^1]
                .Select(line =>
                {
                    using var document = JsonDocument.Parse(line);
                    return document.RootElement.Clone();
                }),
        ];
    }

    public static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await portal.DisposeAsync();
    }
}
