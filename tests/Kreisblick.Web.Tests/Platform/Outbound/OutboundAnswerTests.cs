using System.IO.Compression;
using System.Net;
using System.Text;
using Kreisblick.Web.Platform.Outbound;
using Microsoft.AspNetCore.Http;

namespace Kreisblick.Web.Tests.Platform.Outbound;

/// <summary>Answers of foreign hosts, good and hostile: limits hold while the bytes come.</summary>
public sealed class OutboundAnswerTests
{
    private static readonly OutboundLimits Short = new(
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(2)
    );

    [Fact]
    public async Task Answer_brings_status_type_body_and_no_traces_of_us()
    {
        IHeaderDictionary? sent = null;
        await using var server = await TestWebServer.StartAsync(context =>
        {
            sent = new HeaderDictionary(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value));
            context.Response.Headers.SetCookie = "spur=1";
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync("Grüße");
        });
        var trial = new OutboundTrial();
        var origin = trial.Allow(server);
        for (var i = 0; i < 2; i++)
        {
            using var body = new MemoryStream();
            var outcome = await trial.AskAsync(origin + "/", r => r with { Body = body, Types = ["text/plain"] });
            Assert.Equal(HttpStatusCode.OK, Assert.IsType<OutboundOutcome.Answered>(outcome).Status);
            Assert.Equal("Grüße", Encoding.UTF8.GetString(body.ToArray()));
            Assert.Equal("Test/1", sent!.UserAgent);
            Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], sent.Keys.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(304)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Every_status_is_an_answer(int status)
    {
        await using var server = await TestWebServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });
        var trial = new OutboundTrial();
        var answered = Assert.IsType<OutboundOutcome.Answered>(
            await trial.AskAsync(trial.Allow(server), r => r with { HeadOnly = true })
        );
        Assert.Equal((status, TimeSpan.FromMinutes(2)), ((int)answered.Status, answered.RetryAfter));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(4, nameof(OutboundRefusal.TooManyRedirects))]
    [InlineData(int.MaxValue, nameof(OutboundRefusal.TooManyRedirects))]
    public async Task Three_redirects_are_followed_and_told(int redirects, string? refusal)
    {
        var requests = 0;
        await using var server = await TestWebServer.StartAsync(context =>
        {
            if (Interlocked.Increment(ref requests) <= redirects)
            {
                context.Response.StatusCode = 301;
                context.Response.Headers.Location = $"/neu/{requests}";
            }

            return Task.CompletedTask;
        });
        var trial = new OutboundTrial();
        var origin = trial.Allow(server);
        var before = new List<string>();
        var outcome = await trial.AskAsync(
            origin + "/alt",
            r =>
                r with
                {
                    Before = (at, _) =>
                    {
                        before.Add(at.AbsolutePath);
                        return Task.FromResult(true);
                    },
                }
        );
        if (refusal is null)
        {
            var answered = Assert.IsType<OutboundOutcome.Answered>(outcome);
            Assert.Equal($"{origin}/neu/{redirects}", answered.At.ToString());
            Assert.Equal(redirects, answered.Passed.Count);
            Assert.Equal(
                new OutboundHop(new Uri(origin + "/alt"), HttpStatusCode.MovedPermanently),
                answered.Passed[0]
            );
        }
        else
            Assert.Equal(refusal, Assert.IsType<OutboundOutcome.Refused>(outcome).Reason.ToString());
        Assert.Equal(Math.Min(redirects, 3) + 1, requests);
        Assert.Equal(requests, before.Count);
        Assert.Equal("/neu/1", before[1]);
    }

    [Fact]
    public async Task The_caller_can_stop_before_each_request()
    {
        var requests = 0;
        await using var server = await TestWebServer.StartAsync(context =>
        {
            requests++;
            context.Response.Redirect("/verboten");
            return Task.CompletedTask;
        });
        var trial = new OutboundTrial();
        var outcome = await trial.AskAsync(
            trial.Allow(server) + "/offen",
            r => r with { Before = (at, _) => Task.FromResult(at.AbsolutePath is "/offen") }
        );
        Assert.Equal(OutboundRefusal.Caller, Assert.IsType<OutboundOutcome.Refused>(outcome).Reason);
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task A_wrong_type_is_refused_before_its_body()
    {
        await using var server = await TestWebServer.StartAsync(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<script>");
        });
        var trial = new OutboundTrial();
        using var body = new MemoryStream();
        var outcome = await trial.AskAsync(trial.Allow(server), r => r with { Body = body, Types = ["text/plain"] });
        Assert.Equal(OutboundRefusal.ContentType, Assert.IsType<OutboundOutcome.Refused>(outcome).Reason);
        Assert.Equal(0, body.Length);
    }

    [Theory]
    [InlineData("said")]
    [InlineData("endless")]
    [InlineData("bomb")]
    public async Task Too_large_a_body_is_cut_off(string how)
    {
        var bomb = how is "bomb" ? Bomb(megabytes: 50) : [];
        await using var server = await TestWebServer.StartAsync(async context =>
        {
            context.Response.ContentType = "text/plain";
            if (how is "said")
                context.Response.ContentLength = 10_000_000;
            if (how is "bomb")
            {
                context.Response.Headers.ContentEncoding = "gzip";
                await context.Response.Body.WriteAsync(bomb, context.RequestAborted);
                return;
            }

            var block = new byte[65_536];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });
        var trial = new OutboundTrial();
        using var body = new MemoryStream();
        var outcome = await trial.AskAsync(
            trial.Allow(server),
            r =>
                r with
                {
                    Body = body,
                    MaxBytes = 1_000_000,
                    Limits = new(Short.Connect, Short.Headers * 10, Short.Whole * 10),
                }
        );
        Assert.Equal(OutboundRefusal.TooLarge, Assert.IsType<OutboundOutcome.Refused>(outcome).Reason);
        Assert.InRange(body.Length, 0, 1_000_000);
        Assert.True(how is not "bomb" || bomb.Length < 100_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Too_slow_a_header_or_body_is_given_up(int afterHeader)
    {
        await using var server = await TestWebServer.StartAsync(async context =>
        {
            if (afterHeader == 1)
                await context.Response.Body.WriteAsync(new byte[1], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            while (afterHeader == 1 && !context.RequestAborted.IsCancellationRequested)
            {
                await Task.Delay(50, context.RequestAborted);
                await context.Response.Body.WriteAsync(new byte[1], context.RequestAborted);
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var trial = new OutboundTrial();
        var outcome = await trial.AskAsync(
            trial.Allow(server),
            r => r with { Body = new MemoryStream(), Limits = Short }
        );
        Assert.Equal(OutboundFailure.TooSlow, Assert.IsType<OutboundOutcome.Failed>(outcome).Reason);
    }

    [Theory]
    [InlineData("Das ist kein HTTP\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nzu kurz")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nkein gzip")]
    [InlineData("")]
    public async Task Nonsense_is_a_failure_and_no_crash(string answer)
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(
            async () =>
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                await stream.ReadExactlyAsync(new byte[10]);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            },
            TestContext.Current.CancellationToken
        );
        var trial = new OutboundTrial();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        trial["unsinn.example.org"] = "127.0.0.1";
        trial.Options.AllowedHosts.Add($"unsinn.example.org:{port}");
        var outcome = await trial.AskAsync(
            $"http://unsinn.example.org:{port}/",
            r => r with { Body = new MemoryStream() }
        );
        Assert.Equal(OutboundFailure.Broken, Assert.IsType<OutboundOutcome.Failed>(outcome).Reason);
        await serving;
    }

    [Fact]
    public async Task Unknown_names_and_closed_doors_are_told_apart()
    {
        var trial = new OutboundTrial();
        Assert.Equal(
            OutboundFailure.NoSuchName,
            Assert.IsType<OutboundOutcome.Failed>(await trial.AskAsync("https://gibt-es-nicht.example.org/")).Reason
        );
        var closed = Cli.ProgramRun.FreePort();
        trial["zu.example.org"] = "127.0.0.1";
        trial.Options.AllowedHosts.Add($"zu.example.org:{closed}");
        Assert.Equal(
            OutboundFailure.NotReachable,
            Assert.IsType<OutboundOutcome.Failed>(await trial.AskAsync($"http://zu.example.org:{closed}/")).Reason
        );
    }

    private static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < megabytes; i++)
                gzip.Write(new byte[1_000_000]);
        return packed.ToArray();
    }
}
