using System.Net;
using System.Text.RegularExpressions;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Upkeep;

/// <summary>The link of a reminder: buttons act, opening does not; it is nobody else's and not for ever.</summary>
public sealed partial class ConfirmTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly DateOnly Start = new(2026, 9, 16);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_press_confirms_and_opening_alone_changes_nothing(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var (path, offer) = await RemindedAsync(portal);
        using var provider = portal.Visitor();

        for (var scan = 0; scan < 3; scan++)
        {
            using var opened = await provider.GetAsync(path, Cancel);
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
            Assert.True(opened.Headers.CacheControl!.NoStore);
            Assert.Equal("no-referrer", opened.Headers.GetValues("Referrer-Policy").Single());
        }
        Assert.NotEqual(BerlinTime.DateOf(portal.Time.Now), await AssuredAsync(portal, offer));

        using var answer = await provider.SendFormAsync(path, Nothing, button: ("antwort", "StillTrue"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(BerlinTime.DateOf(portal.Time.Now), await AssuredAsync(portal, offer));
        var thanks = await provider.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("als geprüft eingetragen", thanks.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(thanks.QuerySelector("main form"));
    }

    [Theory, EachDatabase]
    public async Task A_change_becomes_a_task_and_needs_words(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var (path, offer) = await RemindedAsync(portal);
        using var provider = portal.Visitor();

        using var empty = await provider.SendFormAsync(path, Nothing, button: ("antwort", "Changed"));
        Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
        Assert.NotNull((await empty.DocumentAsync()).QuerySelector(".error-summary"));

        var words = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"was-{offer}"] = "Neue Nummer 03601 4711",
        };
        using var sent = await provider.SendFormAsync(path, words, button: ("antwort", "Changed"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await using var db = portal.Database.Context();
        var task = await db.Set<Message>().AsNoTracking().SingleAsync(Cancel);
        Assert.Contains("Neue Nummer 03601 4711", task.Text, StringComparison.Ordinal);
        Assert.NotEqual(BerlinTime.DateOf(portal.Time.Now), await AssuredAsync(portal, offer));
    }

    [Theory, EachDatabase]
    public async Task What_changed_meanwhile_has_to_be_looked_at_again(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var (path, offer) = await RemindedAsync(portal);
        using var provider = portal.Visitor();
        var stale = new Dictionary<string, string?>(StringComparer.Ordinal) { ["stand"] = "1" };
        using var answer = await provider.SendFormAsync(path, stale, button: ("antwort", "StillTrue"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("gerade geändert", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.NotEqual(BerlinTime.DateOf(portal.Time.Now), await AssuredAsync(portal, offer));
    }

    [Theory, EachDatabase]
    public async Task Unknown_old_and_foreign_links_answer_alike(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var (path, _) = await RemindedAsync(portal);
        using var provider = portal.Visitor();
        using var unknown = await provider.GetAsync("/bestaetigen/" + new string('0', 64), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        portal.Time.Now += TimeSpan.FromDays(61);
        using var old = await provider.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        Assert.Contains("gilt nicht mehr", await old.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Twenty_presses_at_once_are_one_answer(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var (path, _) = await RemindedAsync(portal);
        using var reader = portal.Visitor();
        var page = await reader.PageAsync(path);
        var fields = page.QuerySelectorAll("main form input[type=hidden]")
            .Select(f => new KeyValuePair<string, string>(f.GetAttribute("name")!, f.GetAttribute("value")!))
            .Append(new("antwort", "Gone"))
            .ToList();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async _ =>
                {
                    using var provider = portal.Visitor();
                    using var answer = await provider.PostAsync(path, new FormUrlEncodedContent(fields), Cancel);
                    return answer.StatusCode;
                })
        );
        Assert.DoesNotContain(answers, a => (int)a >= 500);
        await using var db = portal.Database.Context();
        Assert.Equal(1, await db.Set<Message>().CountAsync(Cancel));
    }

    [Fact]
    public async Task The_key_stands_nowhere_but_in_the_mail()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        var (path, _) = await RemindedAsync(portal);
        await using var db = portal.Database.Context();
        var link = await db.Set<ConfirmationLink>().AsNoTracking().SingleAsync(Cancel);
        var key = path.Split('/')[^1];
        Assert.NotEqual(key, link.KeyHash);
        Assert.Equal(ConfirmationLink.Hash(key), link.KeyHash);
    }

    private static readonly Dictionary<string, string?> Nothing = new(StringComparer.Ordinal);

    private static async Task<(string Path, Guid Offer)> RemindedAsync(PortalFactory portal)
    {
        var offer = (await RemindersTests.FillAsync(portal, 1, 1, Start)).Single();
        portal.Time.Now = BerlinTime.ToInstant(Confirmation.DueOn(offer.Value, 12), new TimeOnly(4, 0));
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<Reminders>().RunAsync(Cancel));
        await using var db = portal.Database.Context();
        var mail = await db.Set<OutboxMail>().AsNoTracking().SingleAsync(Cancel);
        return (Link().Match(mail.Body!).Value, offer.Key);
    }

    private static async Task<DateOnly?> AssuredAsync(PortalFactory portal, Guid offer)
    {
        await using var db = portal.Database.Context();
        return await db.Set<Service>().Where(s => s.Id == offer).Select(s => s.AssuredDate).SingleAsync(Cancel);
    }

    [GeneratedRegex("/bestaetigen/[0-9a-f]{64}")]
    private static partial Regex Link();
}
