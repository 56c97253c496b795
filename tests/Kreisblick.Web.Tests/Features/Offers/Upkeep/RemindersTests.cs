using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Upkeep;

/// <summary>Who is asked when: each reminder once, on the right day, over a year with both changes of the clocks.</summary>
public sealed class RemindersTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-03-31", 12, 30, "2027-02-28", "Green")]
    [InlineData("2026-03-31", 12, 30, "2027-03-01", "Yellow")]
    [InlineData("2026-03-31", 12, 30, "2027-03-31", "Yellow")]
    [InlineData("2026-03-31", 12, 30, "2027-04-30", "Yellow")]
    [InlineData("2026-03-31", 12, 30, "2027-05-01", "Red")]
    [InlineData("2026-03-31", 12, 60, "2027-01-30", "Yellow")]
    [InlineData("2026-03-31", 12, 60, "2027-01-29", "Green")]
    [InlineData("2026-03-31", 12, 0, "2027-03-30", "Green")]
    [InlineData("2026-03-31", 12, 0, "2027-03-31", "Yellow")]
    [InlineData("2026-03-31", 12, 0, "2027-04-01", "Red")]
    [InlineData("2024-02-29", 12, 30, "2025-01-28", "Green")]
    [InlineData("2024-02-29", 12, 30, "2025-01-29", "Yellow")]
    [InlineData(null, 12, 30, "2026-01-01", "Red")]
    public void The_traffic_light_turns_on_the_days_of_the_rule(
        string? assured,
        int months,
        int yellowDays,
        string today,
        string expected
    ) =>
        Assert.Equal(
            expected,
            Confirmation
                .Of(
                    assured is null ? null : Confirmation.DueOn(DateOnly.Parse(assured, null), months),
                    yellowDays,
                    DateOnly.Parse(today, null)
                )
                .ToString()
        );

    [Theory]
    [InlineData("2026-03-31", null, "2027-03-31")]
    [InlineData("2026-03-31", "2026-12-31", "2026-12-31")]
    [InlineData("2026-03-31", "2027-06-30", "2027-03-31")]
    // Confirmed after the end of funding: somebody knows that it goes on.
    [InlineData("2026-03-31", "2026-03-31", "2027-03-31")]
    public void An_offer_falls_due_when_its_funding_ends(string assured, string? fundingEndsOn, string expected) =>
        Assert.Equal(
            DateOnly.Parse(expected, null),
            Confirmation.DueOn(
                DateOnly.Parse(assured, null),
                12,
                fundingEndsOn is null ? null : DateOnly.Parse(fundingEndsOn, null)
            )
        );

    [Theory]
    [InlineData(14, "2026-09-27", "Green", null)]
    [InlineData(14, "2026-09-28", "Yellow", "CapacityBefore")]
    [InlineData(14, "2026-09-30", "Yellow", "CapacityDue")]
    [InlineData(14, "2026-10-01", "Red", "CapacityDue")]
    [InlineData(1, "2026-09-16", "Yellow", "CapacityBefore")]
    [InlineData(1, "2026-09-17", "Yellow", "CapacityDue")]
    [InlineData(1, "2026-09-18", "Red", "CapacityDue")]
    public void Free_places_have_a_time_of_their_own(int days, string today, string light, string? reminder)
    {
        var stated = BerlinTime.ToInstant(new DateOnly(2026, 9, 16), new TimeOnly(23, 30));
        var day = DateOnly.Parse(today, null);
        var state = CapacityState.Of(stated, days, day);
        Assert.Equal(light, state.Light.ToString());
        Assert.Equal(reminder, Confirmation.CapacityReminderOn(state.DueOn, day, days)?.ToString());
    }

    /// <summary>
    /// 300 providers, 5 000 offers, 366 days (issue 3, acceptance 7); every other entry is confirmed three days after
    /// the reminder of the day, the others never answer. The portal is started anew every 60 days and on the nights in
    /// which the clocks change, between two rounds.
    /// </summary>
    [Theory, EachDatabase]
    public async Task A_year_of_rounds_sends_each_reminder_once_on_its_day(DatabaseKind kind)
    {
        await using var first = await databases.FreshPortalAsync(kind);
        var portal = first;
        var start = new DateOnly(2026, 9, 16);
        var assured = await FillAsync(portal, 300, 5_000, start);
        var answering = assured.Keys.Where((_, i) => i % 2 == 0).ToHashSet();

        var expected = new HashSet<(Guid, DateOnly, ReminderKind, DateOnly)>();
        var answers = new Dictionary<DateOnly, List<Guid>>();
        foreach (var (id, day) in assured)
        {
            var due = Confirmation.DueOn(day, 12);
            Expect(id, due, ReminderKind.Before, due.AddDays(-30));
            Expect(id, due, ReminderKind.Due, due);
            if (!answering.Contains(id))
            {
                Expect(id, due, ReminderKind.After, due.AddDays(30));
                continue;
            }
            // The year begins anew with the answer; its first reminder may still fall into these days.
            var answered = due.AddDays(3);
            answers.TryAdd(answered, []);
            answers[answered].Add(id);
            var next = Confirmation.DueOn(answered, 12);
            Expect(id, next, ReminderKind.Before, next.AddDays(-30));
        }
        Assert.Contains(expected, e => e.Item3 == ReminderKind.Before && e.Item2 >= start.AddDays(366));

        var mails = 0;
        for (var day = 0; day < 366; day++)
        {
            var today = start.AddDays(day);
            // The round runs at another hour each day; in the nights of the clocks in the hour that is skipped or repeated.
            var isChange = ClockChanges.Contains(today);
            portal.Time.Now = isChange
                ? new DateTimeOffset(today, new TimeOnly(0, 30), TimeSpan.Zero)
                : BerlinTime.ToInstant(today, new TimeOnly(day % 24, 30));
            if (isChange || day % 60 == 59)
                portal = await RestartAsync(portal);
            await using (var scope = portal.Services.CreateAsyncScope())
            {
                if (answers.TryGetValue(today, out var confirmed))
                    await scope
                        .ServiceProvider.GetRequiredService<KreisblickDb>()
                        .Set<Service>()
                        .Where(s => confirmed.Contains(s.Id))
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.AssuredDate, today), Cancel);
                mails += await scope.ServiceProvider.GetRequiredService<Reminders>().RunAsync(Cancel);
            }
            // A second round on the same day, as after a crash, finds nothing left to do.
            if (!isChange && day % 50 != 0)
                continue;
            if (isChange)
            {
                portal.Time.Now += TimeSpan.FromHours(1);
                portal = await RestartAsync(portal);
            }
            await using var again = portal.Services.CreateAsyncScope();
            Assert.Equal(0, await again.ServiceProvider.GetRequiredService<Reminders>().RunAsync(Cancel));
        }

        void Expect(Guid id, DateOnly due, ReminderKind reminder, DateOnly on)
        {
            if (on >= start && on < start.AddDays(366))
                expected.Add((id, due, reminder, on));
        }

        await using var db = portal.Database.Context();
        var sent = await db.Set<SentReminder>().AsNoTracking().ToListAsync(Cancel);
        Assert.NotEmpty(sent);
        Assert.Equal(expected.Count, sent.Count);
        Assert.Equal(expected, sent.Select(r => (r.ServiceId, r.DueOn, r.Kind, r.SentOn)).ToHashSet());
        var letters = await db.Set<OutboxMail>()
            .AsNoTracking()
            .Where(m => m.Template == Reminders.ProviderMail)
            .ToListAsync(Cancel);
        Assert.Equal(mails, letters.Count);
        Assert.All(letters.GroupBy(m => (m.Recipient, BerlinTime.DateOf(m.Created))), day => Assert.Single(day));
        if (portal != first)
            await portal.DisposeAsync();
    }

    /// <summary>Jobs come back by the world's clock; reminders belong to days of this country.</summary>
    [Fact]
    public async Task Each_day_of_the_year_has_its_round_also_where_the_clocks_change()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite);
        using var _ = portal.Visitor();
        var job = portal.Services.GetServices<RecurringJob>().Single(j => j.Kind == Reminders.JobKind);
        var start = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        for (var day = 0; day < 3 * 366; day++)
        {
            var period = job.PeriodStart(start.AddDays(day));
            var expected = DateOnly.FromDateTime(start.UtcDateTime).AddDays(day);
            Assert.Equal(expected, BerlinTime.DateOf(period));
            Assert.Equal(expected, BerlinTime.DateOf(period + job.Spread));
        }
    }

    /// <summary>The nights of the year under test in which clocks go back and forward.</summary>
    private static readonly DateOnly[] ClockChanges = [new(2026, 10, 25), new(2027, 3, 28)];

    private static async Task<PortalFactory> RestartAsync(PortalFactory portal)
    {
        await portal.DisposeAsync();
        var anew = new PortalFactory(portal.Database);
        anew.Time.Now = portal.Time.Now;
        return anew;
    }

    [Theory, EachDatabase]
    public async Task After_days_without_service_one_reminder_is_sent_not_all_that_were_missed(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var start = new DateOnly(2026, 9, 16);
        await FillAsync(portal, 1, 1, start);
        portal.Time.Now = BerlinTime.ToInstant(start.AddDays(420), new TimeOnly(3, 0));
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<Reminders>().RunAsync(Cancel));
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<Reminders>().RunAsync(Cancel));
        await using var db = portal.Database.Context();
        Assert.Equal(ReminderKind.After, (await db.Set<SentReminder>().AsNoTracking().SingleAsync(Cancel)).Kind);
        // The provider, and the editorial office because it is the last reminder.
        Assert.Equal(2, await db.Set<OutboxMail>().CountAsync(Cancel));
    }

    internal static async Task<Dictionary<Guid, DateOnly>> FillAsync(
        PortalFactory portal,
        int providers,
        int offers,
        DateOnly start
    )
    {
        await using var db = portal.Database.Context();
        var now = portal.Time.Now;
        var assured = new Dictionary<Guid, DateOnly>();
        var ids = Enumerable.Range(0, providers).Select(_ => Guid.CreateVersion7()).ToList();
        for (var i = 0; i < providers; i++)
            db.Add(
                new Organization
                {
                    Id = ids[i],
                    PublicId = PublicId.New(),
                    Name = $"Träger {i}",
                    Description = "Erfunden",
                    Email = StoredText.Parse<EmailAddress>($"traeger{i}@test.example"),
                    LastModified = now,
                }
            );
        for (var i = 0; i < offers; i++)
        {
            var id = Guid.CreateVersion7();
            // Days spread over the year before the start, none older: no reminder is due before the first round.
            assured[id] = start.AddDays(-334 + (i * 7 % 365));
            db.Add(
                new Service
                {
                    Id = id,
                    PublicId = PublicId.New(),
                    OrganizationId = ids[i % providers],
                    Name = $"Angebot {i}",
                    Status = ServiceStatus.Active,
                    AssuredDate = assured[id],
                    LastModified = now,
                    PublishedAt = now,
                }
            );
        }
        await db.SaveChangesAsync(Cancel);
        return assured;
    }
}
