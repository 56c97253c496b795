using System.Net;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Upkeep;

/// <summary>The county sets how often offers are confirmed, when it reminds and what it withdraws.</summary>
public sealed class UpkeepSettingsTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/einstellungen/pflege";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(12, new[] { -30, 0, 30 }, null, null)]
    [InlineData(12, new[] { -30, 0, 30 }, 44, null)]
    [InlineData(0, new[] { -30, 0, 30 }, null, "Monaten")]
    [InlineData(12, new[] { -30, 30 }, null, "dreimal")]
    [InlineData(12, new[] { 0, 0, 30 }, null, "zweite Erinnerung")]
    [InlineData(12, new[] { -30, 0, 30 }, 20, "Ampel rot")]
    [InlineData(12, new[] { -30, 0, 30 }, 43, "mindestens 14 Tage")]
    public void What_makes_no_sense_is_told(int months, int[] days, int? withdraw, string? told)
    {
        var error = new UpkeepValues(months, 30, days, withdraw, TwoPersonScope.Always).Error;
        if (told is null)
            Assert.Null(error);
        else
            Assert.Contains(told, error, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Offers_follow_the_rule_of_their_topic_and_only_an_administrator_moves_the_two_person_rule(
        DatabaseKind kind
    )
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        using var admin = await portal.SignedInAsync(Role.Admin);
        await using var db = portal.Database.Context();
        var housing = await OffersAsync(db, "02");
        var own = housing[0];
        await db.Set<Service>()
            .Where(s => s.Id == own)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.VerificationIntervalMonths, 24), Cancel);
        var others = await db.Set<Service>()
            .Where(s => !housing.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.VerificationIntervalMonths, Cancel);

        var rule = $"{List}/02";
        var refused = await (
            await editor.SendFormAsync(rule, Typed(("frist", "drei"), ("erste", "20")))
        ).DocumentAsync();
        Assert.Equal("#frist", refused.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("20", refused.QuerySelector("#erste")!.GetAttribute("value"));

        // The field is not in the form of an editor; sending it anyway changes nothing.
        Assert.Null((await editor.PageAsync(rule)).QuerySelector("input[name=zweitperson]"));
        var sent = Typed(("frist", "3"), ("erste", "10"), ("letzte", "20"), ("zweitperson", "Never"));
        Assert.Equal(HttpStatusCode.SeeOther, (await editor.SendFormAsync(rule, sent)).StatusCode);
        var values = (await UpkeepRules.LoadAsync(db, Cancel)).For("02.1");
        Assert.Equal((3, TwoPersonScope.Always), (values.IntervalMonths, values.TwoPersons));
        Assert.Equal([-10, 0, 20], values.ReminderDays);
        var months = await db.Set<Service>().ToDictionaryAsync(s => s.Id, s => s.VerificationIntervalMonths, Cancel);
        Assert.Equal(24, months[own]);
        Assert.All(housing.Skip(1), id => Assert.Equal(3, months[id]));
        Assert.All(others, o => Assert.Equal(o.Value, months[o.Key]));
        Assert.Contains(
            "3 Monate",
            (await editor.PageAsync(List)).QuerySelector($"tr:has(a[href='{rule}'])")!.TextContent,
            StringComparison.Ordinal
        );

        var second = rule + "/zweitperson";
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(second, Cancel)).StatusCode);
        Assert.Equal(
            "#zweitperson",
            (await (await admin.SendFormAsync(second, Typed(("zweitperson", "Quatsch")))).DocumentAsync())
                .QuerySelector(".error-summary a")!
                .GetAttribute("href")
        );
        await admin.SendFormAsync(second, Typed(("zweitperson", "Contacts")));
        Assert.Equal(3, (await UpkeepRules.LoadAsync(db, Cancel)).For("02").IntervalMonths);
        Assert.Equal(TwoPersonScope.Contacts, (await UpkeepRules.LoadAsync(db, Cancel)).For("02").TwoPersons);
        var kept = await editor.SendFormAsync(rule, Typed(), form: "form[action*=zuruecksetzen]");
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        // Not even an administrator: the rule of the second person goes its own way, with a proof.
        var alsoKept = await admin.SendFormAsync(rule, Typed(), form: "form[action*=zuruecksetzen]");
        Assert.Equal(HttpStatusCode.OK, alsoKept.StatusCode);
        Assert.Equal(TwoPersonScope.Contacts, (await UpkeepRules.LoadAsync(db, Cancel)).For("02").TwoPersons);
        await admin.SendFormAsync(second, Typed(("zweitperson", "Always")));
        await admin.SendFormAsync(rule, Typed(), form: "form[action*=zuruecksetzen]");
        Assert.Equal(UpkeepRules.Standard, (await UpkeepRules.LoadAsync(db, Cancel)).For("02"));
        Assert.All(
            await db.Set<Service>()
                .Where(s => housing.Contains(s.Id) && s.Id != own)
                .Select(s => s.VerificationIntervalMonths)
                .ToListAsync(Cancel),
            m => Assert.Equal(12, m)
        );
        using var provider = await portal.SignedInAsync(Role.Provider, Guid.CreateVersion7().ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await provider.GetAsync(List, Cancel)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_two_person_rule_moves_only_after_a_fresh_proof(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var admin = await portal.SignedInAsync(Role.Admin);
        await using var db = portal.Database.Context();
        const string page = $"{List}/02/zweitperson";
        var form = (await admin.PageAsync(page)).QuerySelector("main form[method=post]")!;
        var sent = form.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!, StringComparer.Ordinal);
        sent["zweitperson"] = nameof(TwoPersonScope.Never);

        portal.Time.Now += TimeSpan.FromMinutes(11);
        foreach (
            var asked in new[]
            {
                await admin.GetAsync(page, Cancel),
                await admin.PostAsync(page, new FormUrlEncodedContent(sent), Cancel),
            }
        )
        {
            Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
            Assert.StartsWith("/konto/nachweis?", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal(TwoPersonScope.Always, (await UpkeepRules.LoadAsync(db, Cancel)).For("02").TwoPersons);
        // What is no matter of the second person goes on without a question.
        var months = await admin.SendFormAsync($"{List}/02", Typed(("frist", "6"), ("zweitperson", "Never")));
        Assert.Equal($"{List}?fertig=gespeichert", months.Headers.Location!.ToString());
        Assert.Equal(TwoPersonScope.Always, (await UpkeepRules.LoadAsync(db, Cancel)).For("02").TwoPersons);

        using var proven = await admin.SendFormAsync(
            "/konto/nachweis?weiter=" + page,
            Typed(("passwort", SignedIn.Password))
        );
        Assert.Equal(page, proven.Headers.Location!.ToString());
        using var again = portal.Visitor();
        again.DefaultRequestHeaders.Add("Cookie", proven.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        await again.SendFormAsync(page, Typed(("zweitperson", "Never")));
        var values = (await UpkeepRules.LoadAsync(db, Cancel)).For("02");
        Assert.Equal((6, TwoPersonScope.Never), (values.IntervalMonths, values.TwoPersons));
    }

    [Theory, EachDatabase]
    public async Task What_nobody_confirms_is_withdrawn_after_the_last_reminder_but_never_crisis_help(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        await using var db = portal.Database.Context();
        var crisis = (await OffersAsync(db, "01"))[0];
        var housing = (await OffersAsync(db, "02", "01"))[0];
        var confirmed = (await OffersAsync(db, "03", "01"))[0];
        var start = new DateOnly(2026, 9, 16);
        await db.Set<Service>().ExecuteUpdateAsync(set => set.SetProperty(s => s.AssuredDate, start), Cancel);
        Guid[] late = [crisis, housing, confirmed];
        await db.Set<Service>()
            .Where(s => late.Contains(s.Id))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.AssuredDate, start.AddMonths(-16))
                        .SetProperty(s => s.VerificationIntervalMonths, 12),
                Cancel
            );

        // Switched off, nothing happens however late it is.
        await RoundAsync(portal, start);
        Assert.Equal(0, await RoundAsync(portal, start.AddDays(14)));
        using var editor = await portal.SignedInAsync(Role.Editor);
        await editor.SendFormAsync($"{List}/alle", Typed(("zurueckziehen", "true"), ("nach", "90")));
        await editor.SendFormAsync($"{List}/01", Typed(("zurueckziehen", "true"), ("nach", "90")));
        await db.Set<Service>()
            .Where(s => s.Id == confirmed)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AssuredDate, start.AddDays(13)), Cancel);
        Assert.Equal(1, await RoundAsync(portal, start.AddDays(14)));
        Assert.Equal(0, await RoundAsync(portal, start.AddDays(14)));

        var states = await db.Set<Service>().ToDictionaryAsync(s => s.Id, s => s.Status, Cancel);
        Assert.Equal(ServiceStatus.Inactive, states[housing]);
        Assert.NotEqual(ServiceStatus.Inactive, states[crisis]);
        Assert.NotEqual(ServiceStatus.Inactive, states[confirmed]);
        var told = await db.Set<OutboxMail>().Where(m => m.Template == Withdrawals.Mail).ToListAsync(Cancel);
        // Provider and editorial office.
        Assert.Equal(2, told.Count);
        using var visitor = portal.Visitor();
        Assert.Contains(
            "\"inactive\"",
            await visitor.GetStringAsync($"/api/hsds/v3/services/{housing}", Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Reminders_go_out_on_the_days_that_were_set()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        var start = new DateOnly(2026, 9, 16);
        await RemindersTests.FillAsync(portal, 1, 1, start);
        await using var db = portal.Database.Context();
        var rule = new CategoryRule(CategoryRule.Everything);
        rule.Set(UpkeepRules.Standard with { ReminderDays = [-60, 5, 10] });
        db.Add(rule);
        await db.SaveChangesAsync(Cancel);
        var due = Confirmation.DueOn((await db.Set<Service>().SingleAsync(Cancel)).AssuredDate!.Value, 12);
        for (var day = -70; day <= 20; day++)
        {
            portal.Time.Now = BerlinTime.ToInstant(due.AddDays(day), new TimeOnly(3, 0));
            await using var scope = portal.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Reminders>().RunAsync(Cancel);
        }
        Assert.Equal(
            [due.AddDays(-60), due.AddDays(5), due.AddDays(10)],
            await db.Set<SentReminder>().OrderBy(r => r.SentOn).Select(r => r.SentOn).ToListAsync(Cancel)
        );
    }

    /// <summary>One day: reminders, then what is to be withdrawn.</summary>
    private static async Task<int> RoundAsync(PortalFactory portal, DateOnly day)
    {
        portal.Time.Now = BerlinTime.ToInstant(day, new TimeOnly(9, 0));
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Reminders>().RunAsync(Cancel);
        return await scope.ServiceProvider.GetRequiredService<Withdrawals>().RunAsync(Cancel);
    }

    /// <summary>Published offers of which the only topics stand below this code; none of the excluded one.</summary>
    internal static async Task<List<Guid>> OffersAsync(KreisblickDb db, string top, string? without = null)
    {
        var offers = await db.Published()
            .Select(s => new
            {
                s.Id,
                Codes = s
                    .Attributes.Where(a => a.TaxonomyTerm!.Taxonomy!.Slug == TaxonomySlugs.Categories)
                    .Select(a => a.TaxonomyTerm!.Code!)
                    .ToList(),
            })
            .OrderBy(s => s.Id)
            .ToListAsync(Cancel);
        return
        [
            .. offers
                .Where(o => o.Codes.TrueForAll(c => Top(c) == top) && o.Codes.Count > 0)
                .Where(o => !o.Codes.Exists(c => Top(c) == without))
                .Select(o => o.Id),
        ];
    }

    private static string Top(string code) => code.Split('.')[0];

    private static Dictionary<string, string?> Typed(params (string Name, string? Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);
}
