using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Retention;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Retention;

/// <summary>What has had its time goes by itself, also where the program restarts every day; the rest stays.</summary>
public sealed class RetentionTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_day_of_the_job_removes_what_is_over_and_says_how_many(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var _ = portal.Visitor();
        var now = portal.Time.Now;
        await using (var db = portal.Database.Context())
        {
            var account = await db.Set<Account>().Select(a => a.Id).FirstAsync(Cancel);
            var provider = await db.Set<Organization>().Select(o => o.Id).FirstAsync(Cancel);
            var offer = await db.Set<Service>().Select(s => s.Id).FirstAsync(Cancel);
            foreach (var months in new[] { 11, 13 })
                db.Add(
                    Message.Receive(
                        MessageKind.Contact,
                        MessageState.New,
                        "Text",
                        null,
                        null,
                        Guid.CreateVersion7(),
                        now.AddMonths(-months)
                    )
                );
            foreach (var days in new[] { 20, 40 })
                db.Add(
                    Session.Start(
                        account,
                        new string((char)('a' + days / 20), 64),
                        "Test",
                        now.AddDays(-days),
                        TimeSpan.FromHours(12)
                    )
                );
            foreach (var hours in new[] { 20, 30 })
                db.Add(
                    new SignInFailure
                    {
                        Id = Guid.CreateVersion7(),
                        Budget = "x",
                        At = now.AddHours(-hours),
                    }
                );
            // Valid for 60 days, kept for 30 more.
            foreach (var days in new[] { 80, 100 })
                db.Add(ConfirmationLink.For(provider, [offer], now.AddDays(-days)).Link);
            await db.SaveChangesAsync(Cancel);
        }

        await portal.RunJobsAsync(Cancel);
        // The day's job waits a random while so that not all work falls on midnight.
        portal.Time.Now += TimeSpan.FromHours(4);
        await portal.RunJobsAsync(Cancel);

        await using var after = portal.Database.Context();
        Assert.Equal(1, await after.Set<Message>().CountAsync(Cancel));
        Assert.Equal(1, await after.Set<Session>().CountAsync(Cancel));
        Assert.Equal(1, await after.Set<SignInFailure>().CountAsync(Cancel));
        var old = now.AddDays(-90);
        Assert.False(await after.Set<ConfirmationLink>().AnyAsync(l => l.CreatedAt < old, Cancel));
        Assert.True(await after.Set<ConfirmationLink>().AnyAsync(Cancel));
        Assert.True(await after.Set<Job>().AnyAsync(j => j.Kind == RetentionRun.JobKind && j.Finished != null, Cancel));
        var said = await after
            .Set<AuditEvent>()
            .Where(e => e.ObjectKind == RetentionRun.ObjectKind)
            .ToDictionaryAsync(e => e.ObjectId, e => e.Changes, Cancel);
        Assert.Equal(
            ["confirmation-links", "messages", "sessions", "sign-in-tries"],
            said.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(said.Values, changes => Assert.Equal("""{"removed":1}""", changes));

        using var officer = await portal.SignedInAsync(Role.DataProtection);
        var page = (await officer.PageAsync("/verwaltung/datenschutz")).QuerySelector("main")!;
        Assert.Contains("Zuletzt durchgesehen", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.QuerySelectorAll("tbody td.number").Count(td => td.TextContent == "1"));
        Assert.Contains("Wenn Sie ein Konto haben", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_rule_says_in_words_what_goes_and_after_which_time()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var _ = portal.Visitor();
        var rules = portal.Services.GetServices<RetentionRule>().ToList();
        Assert.NotEmpty(rules);
        Assert.Equal(rules.Count, rules.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rules, r => Assert.Matches("^[A-ZÄÖÜ].{10,}", r.German));
        Assert.All(rules, r => Assert.Matches("[0-9]|ein Tag", r.After(portal.Services)));
    }
}
