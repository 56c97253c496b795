using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Upkeep;

/// <summary>The traffic light follows the rule; the end of funding and free places have days of their own.</summary>
public sealed partial class UpkeepLightTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/angebote";
    private static readonly DateOnly Today = BerlinTime.DateOf(FixedTime.WednesdayMorning);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_light_is_yellow_for_as_long_as_was_set_on_the_page_in_the_interface_and_in_the_list(
        DatabaseKind kind
    )
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        await using var db = portal.Database.Context();
        var offer = (await UpkeepSettingsTests.OffersAsync(db, "02", "01"))[0];
        // Due in 45 days.
        await AssureAsync(portal, offer, Today.AddDays(45).AddMonths(-12), null);
        using var editor = await portal.SignedInAsync(Role.Editor);
        Assert.Equal(("green", "green", "green"), await LightsAsync(portal, editor, offer));

        var rule = "/verwaltung/einstellungen/pflege/02";
        Assert.Equal("30", (await editor.PageAsync(rule)).QuerySelector("#gelb")!.GetAttribute("value"));
        await editor.SendFormAsync(
            rule,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["gelb"] = "60", ["plaetze"] = "7" }
        );
        // A slow build of the index leaves the former one for a moment.
        for (var i = 0; i < 100 && (await LightsAsync(portal, editor, offer)).Page == "green"; i++)
            await Task.Delay(100, Cancel);
        Assert.Equal(("yellow", "yellow", "yellow"), await LightsAsync(portal, editor, offer));
        var values = (await UpkeepRules.LoadAsync(db, Cancel)).For("02");
        Assert.Equal((60, 7), (values.YellowDays, values.CapacityDays));
    }

    [Theory, EachDatabase]
    public async Task The_end_of_funding_is_a_due_day_of_which_the_public_learns_nothing(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        await using var db = portal.Database.Context();
        await db.Set<Service>().ExecuteUpdateAsync(set => set.SetProperty(s => s.AssuredDate, Today), Cancel);
        await db.Set<ServiceCapacity>()
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Updated, FixedTime.WednesdayMorning), Cancel);
        var offer = (await UpkeepSettingsTests.OffersAsync(db, "02", "01"))[0];
        var end = Today.AddDays(10);
        await AssureAsync(portal, offer, Today.AddDays(-30), end);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var organization = await db.Set<Service>()
            .Where(s => s.Id == offer)
            .Select(s => s.OrganizationId)
            .SingleAsync(Cancel);
        using var provider = await portal.SignedInAsync(Role.Provider, organization.ToString());

        Assert.Equal(("green", "green", "yellow"), await LightsAsync(portal, editor, offer));
        var day = end.ToString("dd.MM.yyyy", null);
        Assert.Equal($"{day} (Finanzierung endet)", Due(await editor.PageAsync(List + "?je=200"), offer));
        Assert.Equal(day, Due(await provider.PageAsync(List + "?je=200"), offer));
        Assert.Contains("Finanzierung endet", await MainAsync(editor, $"{List}/{offer}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Finanzierung", await MainAsync(provider, $"{List}/{offer}"), StringComparison.Ordinal);

        await RoundAsync(portal, Today);
        var sent = await db.Set<SentReminder>().SingleAsync(Cancel);
        Assert.Equal((offer, end, ReminderKind.Before), (sent.ServiceId, sent.DueOn, sent.Kind));
        Assert.DoesNotContain(
            "inanzierung",
            (await db.Set<OutboxMail>().SingleAsync(m => m.Template == Reminders.ProviderMail, Cancel)).Body!,
            StringComparison.Ordinal
        );
    }

    [Theory, EachDatabase]
    public async Task Free_places_are_asked_for_before_they_are_too_old_and_renewed_by_the_link(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var offer = (await RemindersTests.FillAsync(portal, 1, 1, Today)).Keys.Single();
        await AssureAsync(portal, offer, Today, null);
        await using var db = portal.Database.Context();
        var unit = new Unit { Id = Guid.CreateVersion7(), Name = "Plätze" };
        db.AddRange(
            unit,
            new ServiceCapacity
            {
                Id = Guid.CreateVersion7(),
                ServiceId = offer,
                UnitId = unit.Id,
                Available = 3,
                Updated = BerlinTime.ToInstant(Today, new TimeOnly(9, 0)),
            }
        );
        await db.SaveChangesAsync(Cancel);
        using var visitor = portal.Visitor();
        var address = await AddressAsync(portal, offer);
        for (var day = 0; day <= 15; day++)
            await RoundAsync(portal, Today.AddDays(day));
        Assert.Equal(
            [(ReminderKind.CapacityBefore, Today.AddDays(12)), (ReminderKind.CapacityDue, Today.AddDays(14))],
            (await db.Set<SentReminder>().OrderBy(r => r.SentOn).ToListAsync(Cancel)).Select(r => (r.Kind, r.SentOn))
        );
        var mails = await db.Set<OutboxMail>().OrderBy(m => m.Created).Select(m => m.Body!).ToListAsync(Cancel);
        Assert.Equal(2, mails.Count);
        Assert.All(
            mails,
            m => Assert.Contains("freie Plätze erneuern bis 30. September 2026", m, StringComparison.Ordinal)
        );
        // On the day after its last one the number is gone from the page.
        Assert.DoesNotContain("Plätze", await MainAsync(visitor, address), StringComparison.Ordinal);
        using var editor = await portal.SignedInAsync(Role.Editor);
        Assert.Contains("Freie Plätze: galten bis 30.09.2026", await MainAsync(editor, List), StringComparison.Ordinal);
        Assert.Contains(
            "Freie Plätze",
            (await editor.PageAsync("/verwaltung")).QuerySelector($"a[href='{List}?ampel=plaetze']")!.TextContent,
            StringComparison.Ordinal
        );

        var link = Link().Match(mails[1]).Value;
        Assert.Contains(
            "3 Plätze (Stand 16. September 2026)",
            await MainAsync(visitor, link),
            StringComparison.Ordinal
        );
        await visitor.SendFormAsync(
            link,
            new Dictionary<string, string?>(StringComparer.Ordinal),
            button: ("antwort", "StillTrue")
        );
        var stated = await db.Set<ServiceCapacity>().Select(c => c.Updated).SingleAsync(Cancel);
        Assert.Equal(Today.AddDays(15), BerlinTime.DateOf(stated));
        Assert.Equal(Today.AddDays(15), await db.Set<Service>().Select(s => s.AssuredDate).SingleAsync(Cancel));
        Assert.Equal(2, await db.Set<RecordVersion>().CountAsync(Cancel));
        Assert.Contains("Plätze", await MainAsync(visitor, address), StringComparison.Ordinal);
        Assert.Null((await editor.PageAsync("/verwaltung")).QuerySelector($"a[href='{List}?ampel=plaetze']"));
    }

    private static async Task RoundAsync(PortalFactory portal, DateOnly day)
    {
        portal.Time.Now = BerlinTime.ToInstant(day, new TimeOnly(9, 0));
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Reminders>().RunAsync(Cancel);
    }

    /// <summary>As everybody sees it on the page and in the interface, and as the list of the staff shows it.</summary>
    private static async Task<(string Page, string Interface, string List)> LightsAsync(
        PortalFactory portal,
        HttpClient editor,
        Guid offer
    )
    {
        using var visitor = portal.Visitor();
        var page = await visitor.PageAsync(await AddressAsync(portal, offer));
        var answer = await visitor.GetStringAsync($"/api/hsds/v3/services/{offer}", Cancel);
        return (
            Light(page.QuerySelector(".checked.traffic-light")!),
            State().Match(answer).Groups[1].Value,
            Light(Row(await editor.PageAsync(List + "?je=200"), offer).QuerySelector(".traffic-light")!)
        );
    }

    private static async Task AssureAsync(PortalFactory portal, Guid offer, DateOnly assured, DateOnly? fundingEndsOn)
    {
        await using var db = portal.Database.Context();
        await db.Set<Service>()
            .Where(s => s.Id == offer)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.AssuredDate, assured)
                        .SetProperty(s => s.FundingEndsOn, fundingEndsOn)
                        .SetProperty(s => s.VerificationIntervalMonths, 12),
                Cancel
            );
    }

    private static async Task<string> AddressAsync(PortalFactory portal, Guid offer)
    {
        await using var db = portal.Database.Context();
        var id = await db.Set<Service>().Where(s => s.Id == offer).Select(s => s.PublicId).SingleAsync(Cancel);
        using var visitor = portal.Visitor();
        return (await visitor.GetAsync($"/hilfe/angebot-{id.Value}", Cancel)).Headers.Location!.ToString();
    }

    private static async Task<string> MainAsync(HttpClient client, string path) =>
        (await client.PageAsync(path)).QuerySelector("main")!.TextContent;

    private static string Light(IElement element) => element.ClassList.Single(c => c is "green" or "yellow" or "red");

    private static IElement Row(IDocument page, Guid offer) =>
        page.QuerySelector($"tbody tr:has(a[href='{List}/{offer}'])")!;

    private static string Due(IDocument page, Guid offer) =>
        Row(page, offer).QuerySelectorAll("td")[^1].TextContent.Trim();

    [GeneratedRegex("/bestaetigen/[0-9a-f]{64}")]
    private static partial Regex Link();

    [GeneratedRegex("\"de_verification\":\\{[^}]*\"state\":\"([a-z]+)\"")]
    private static partial Regex State();
}
