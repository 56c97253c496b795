using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Tests.Faults;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Platform.Auditing;

/// <summary>The real program, killed while many people write to it.</summary>
public sealed partial class AuditKillTests(Databases databases) : IClassFixture<Databases>
{
    private const int Writers = 40;
    private const int Rounds = 2;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task After_a_kill_each_acknowledged_change_has_its_row_and_the_chain_holds(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        var acknowledged = new ConcurrentBag<string>();
        await using var program = new MortalPortal(database);
        for (var round = 0; round < Rounds; round++)
            await WriteAndKillAsync(program, acknowledged, killAfter: 5 + (10 * round));

        var (code, _, errors) = await program.RunAsync("verify", "audit");
        Assert.Equal((0, ""), (code, errors));
        await using var db = database.Context();
        var stored = await db.Set<Message>().Select(m => m.Reference).ToListAsync(Cancel);
        var audited = await db.Set<AuditEvent>()
            .Where(e => e.ObjectKind == "message")
            .Select(e => e.ObjectId)
            .ToListAsync(Cancel);
        Assert.True(acknowledged.Count >= Rounds * 5);
        Assert.Empty(acknowledged.Except(stored));
        Assert.Equal(stored.Order(), audited.Order());
    }

    private static async Task WriteAndKillAsync(MortalPortal program, ConcurrentBag<string> acknowledged, int killAfter)
    {
        program.Start();
        await program.UpAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = program.Address,
        };
        var tokens = new List<string>();
        for (var i = 0; i < Writers; i++)
            tokens.Add(Token().Match(await client.GetStringAsync("/kontakt", Cancel)).Groups[1].Value);
        // Forms that come back at once are refused.
        await Task.Delay(TimeSpan.FromSeconds(3.2), Cancel);

        var done = 0;
        var enough = new TaskCompletionSource();
        var writing = tokens.Select((token, i) => PostAsync(token, i)).ToList();
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
        await program.KillAsync();
        await Task.WhenAll(writing);

        async Task PostAsync(string token, int writer)
        {
            using var form = new FormUrlEncodedContent([
                new("t", token),
                new("nachricht", $"Nachricht {writer} nach {killAfter}"),
            ]);
            // Each from a network of its own, as a proxy in front would say.
            using var request = new HttpRequestMessage(HttpMethod.Post, "/kontakt")
            {
                Content = form,
                Headers = { { "X-Forwarded-For", $"198.18.{writer}.1" } },
            };
            try
            {
                using var answer = await client.SendAsync(request, Cancel);
                if (answer.StatusCode is HttpStatusCode.SeeOther)
                    acknowledged.Add(answer.Headers.Location!.OriginalString.Split('=')[1]);
                if (Interlocked.Increment(ref done) == killAfter)
                    enough.SetResult();
            }
            catch (HttpRequestException)
            {
                // Killed before it could answer.
            }
        }
    }

    [GeneratedRegex("name=\"t\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
