using System.Net;
using System.Net.Sockets;
using System.Text;
using Kreisblick.Web.Platform.Web.Limits;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Platform.Web;

/// <summary>Limits of security.md 4.1, over a real connection where the server itself keeps them.</summary>
public sealed class LimitsTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(8_000, 0, 0, 404)]
    [InlineData(8_400, 0, 0, 414)]
    [InlineData(10, 15_000, 1, 404)]
    [InlineData(10, 17_000, 1, 431)]
    [InlineData(10, 10, 60, 404)]
    [InlineData(10, 10, 70, 431)]
    public async Task Request_line_and_headers_have_a_size(int path, int header, int headers, int status)
    {
        await using var portal = Started(await databases.OpenAsync(DatabaseKind.Sqlite));
        var request = new StringBuilder(
            $"GET /{new string('a', path)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        );
        for (var i = 0; i < headers; i++)
            request.Append(System.Globalization.CultureInfo.InvariantCulture, $"X-{i}: {new string('b', header)}\r\n");
        var answer = await SendAsync(portal, request.Append("\r\n").ToString());
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Headers_that_do_not_end_are_cut_off_after_ten_seconds()
    {
        await using var portal = Started(await databases.OpenAsync(DatabaseKind.Sqlite));
        var started = System.Diagnostics.Stopwatch.StartNew();
        var answer = await SendAsync(portal, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        Assert.InRange(started.Elapsed.TotalSeconds, 8, 25);
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task Forty_at_once_hundred_wait_and_the_rest_is_told_to_come_back()
    {
        var probe = new ProbeEndpoints();
        await using var portal = ProbeEndpoints.Portal(await databases.OpenAsync(DatabaseKind.Sqlite), probe);
        using var visitor = portal.Visitor();
        using var warm = await visitor.GetAsync("/health/live", Cancel);
        var requests = Enumerable.Range(0, 150).Select(_ => visitor.GetAsync("/probe/waits", Cancel)).ToList();
        for (var i = 0; i < 100 && requests.Count(r => r.IsCompleted) < 10; i++)
            await Task.Delay(50, Cancel);

        var refused = requests.Where(r => r.IsCompletedSuccessfully).Select(r => r.GetAwaiter().GetResult()).ToList();
        Assert.Equal(10, refused.Count);
        Assert.All(refused, r => Assert.Equal(HttpStatusCode.TooManyRequests, r.StatusCode));
        Assert.All(refused, r => Assert.NotNull(r.Headers.RetryAfter));
        Assert.Contains(
            "zu viele Anfragen",
            await refused[0].Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );

        probe.Hold.SetResult("ok");
        var answers = await Task.WhenAll(requests);
        Assert.Equal(140, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal("ok", await visitor.GetStringAsync("/health/live", Cancel));
    }

    [Theory]
    [InlineData("192.0.2.77", "192.0.2.0/24")]
    [InlineData("::ffff:192.0.2.77", "192.0.2.0/24")]
    [InlineData("2001:db8:1:2ff:3::4", "2001:db8:1:200::/56")]
    public void Limits_count_by_network_and_not_by_device(string address, string prefix) =>
        Assert.Equal(prefix, NetworkPrefix.Of(IPAddress.Parse(address)));

    private static PortalFactory Started(TestDatabase database)
    {
        var portal = new PortalFactory(database);
        portal.UseKestrel(0);
        portal.StartServer();
        return portal;
    }

    private static async Task<string> SendAsync(PortalFactory portal, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, portal.ClientOptions.BaseAddress.Port, Cancel);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancel);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(40));
        try
        {
            return await reader.ReadToEndAsync(limit.Token);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
