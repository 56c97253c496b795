using System.Globalization;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Offers.Upkeep;

/// <summary>
/// The daily round: one mail to each provider who has entries to confirm, with all of them, oldest first, and one link
/// for the answers. Mail, link and note that it was sent are stored together, provider by provider: a stop in between
/// leaves nothing half-done, and the next round sends what is still missing, once.
/// </summary>
internal sealed class Reminders(KreisblickDb db, MailOutbox outbox, IOptions<PortalOptions> portal, TimeProvider time)
{
    public const string JobKind = "offers.reminders";
    public const string ProviderMail = "angebote-bestaetigen";
    public const string EditorialMail = "angebote-ueberfaellig";
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <returns>How many providers were written to.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var today = BerlinTime.DateOf(now);
        var written = 0;
        foreach (var provider in await DueAsync(today, cancellation))
        {
            await WriteAsync(provider, today, now, cancellation);
            written++;
        }
        return written;
    }

    private async Task<List<ProviderRound>> DueAsync(DateOnly today, CancellationToken cancellation)
    {
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        List<DueEntry> due =
        [
            .. await DueRecordsAsync(rules, today, cancellation),
            .. await DueCapacitiesAsync(rules, today, cancellation),
        ];
        if (due.Count == 0)
            return [];
        var earliest = due.Min(d => d.DueOn);
        var sent = (
            await db.Set<SentReminder>()
                .Where(r => r.DueOn >= earliest)
                .Select(r => new DueEntry(r.ServiceId, r.DueOn, r.Kind))
                .ToListAsync(cancellation)
        ).ToHashSet();
        due.RemoveAll(sent.Contains);
        Guid[] ids = [.. due.Select(d => d.ServiceId)];
        var offers = await db.Set<Service>()
            .Where(s => EF.Parameter(ids).Contains(s.Id))
            .Select(s => new
            {
                s.Id,
                s.OrganizationId,
                s.Name,
                s.Email,
                ProviderName = s.Organization!.Name,
                ProviderEmail = s.Organization!.Email,
            })
            .ToDictionaryAsync(s => s.Id, cancellation);
        return
        [
            .. due.GroupBy(d => offers[d.ServiceId].OrganizationId)
                .Select(g => new ProviderRound(
                    g.Key,
                    offers[g.First().ServiceId].ProviderName,
                    offers[g.First().ServiceId].ProviderEmail
                        ?? g.Select(d => offers[d.ServiceId].Email).FirstOrDefault(e => e is not null),
                    [
                        .. g.OrderBy(d => d.DueOn)
                            .ThenBy(d => offers[d.ServiceId].Name, StringComparer.Create(German, ignoreCase: true))
                            .Select(d => new DueOffer(d.ServiceId, offers[d.ServiceId].Name, d.DueOn, d.Kind)),
                    ]
                )),
        ];
    }

    private async Task<IEnumerable<DueEntry>> DueRecordsAsync(
        UpkeepRules rules,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        // Databases count months at the end of a month differently: the query is generous, the rule decides.
        var latest = today.AddDays(4 - rules.All.Min(r => r.ReminderDays[0]));
        var candidates = db.Published()
            .Where(s =>
                s.AssuredDate != null
                && (
                    s.AssuredDate.Value.AddMonths(s.VerificationIntervalMonths) <= latest
                    || (s.FundingEndsOn > s.AssuredDate && s.FundingEndsOn <= latest)
                )
                && !db.Set<SentReminder>()
                    .Any(r => r.ServiceId == s.Id && r.Kind == ReminderKind.After && r.DueOn > s.AssuredDate)
            );
        var entries = new List<DueEntry>();
        foreach (var offer in await UpkeepFacts.Of(candidates).ToListAsync(cancellation))
            if (
                offer.DueOn is { } due
                && Confirmation.ReminderOn(due, today, rules.For(offer.Category).ReminderDays) is { } kind
            )
                entries.Add(new DueEntry(offer.Offer, due, kind));
        return entries;
    }

    private async Task<IEnumerable<DueEntry>> DueCapacitiesAsync(
        UpkeepRules rules,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var entries = new List<DueEntry>();
        var stating = db.Published().Where(s => s.Capacities.Any());
        foreach (var offer in await UpkeepFacts.Of(stating).ToListAsync(cancellation))
        {
            var days = rules.For(offer.Category).CapacityDays;
            var due = Confirmation.CapacityDueOn(offer.Capacity!.Value, days);
            if (Confirmation.CapacityReminderOn(due, today, days) is { } kind)
                entries.Add(new DueEntry(offer.Offer, due, kind));
        }
        return entries;
    }

    private async Task WriteAsync(
        ProviderRound provider,
        DateOnly today,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var change = new ChangeContext(Withdrawals.Actor, "Bitte um Bestätigung", now, "job");
        foreach (var offer in provider.Offers)
            db.Add(
                new SentReminder
                {
                    Id = Guid.CreateVersion7(now),
                    ServiceId = offer.ServiceId,
                    DueOn = offer.DueOn,
                    Kind = offer.Kind,
                    SentOn = today,
                }
            );
        if (provider.Email is { } email)
        {
            var (link, key) = ConfirmationLink.For(
                provider.Id,
                provider.Offers.Select(o => o.ServiceId).Distinct(),
                now
            );
            db.Add(link);
            outbox.Enqueue(
                change,
                email,
                ProviderMail,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["traeger"] = Line(provider.Name),
                    ["anzahl"] = provider.Offers.DistinctBy(o => o.ServiceId).Count() is > 1 and var many
                        ? $"{many} Angebote"
                        : "ein Angebot",
                    ["angebote"] = List(provider.Offers),
                    ["schluessel"] = key,
                    ["tage"] = ConfirmationLink.DaysValid.ToString(German),
                }
            );
        }
        var late = provider.Offers.Where(o => o.Kind == ReminderKind.After).ToList();
        if (
            (late.Count > 0 || provider.Email is null)
            && EmailAddress.TryParse(portal.Value.Mail, out var office, out _)
        )
            outbox.Enqueue(
                change,
                office,
                EditorialMail,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["traeger"] = Line(provider.Name),
                    ["grund"] = provider.Email is null
                        ? "Für diesen Träger ist keine E-Mail-Adresse bekannt."
                        : "Der Träger hat auf die Erinnerungen nicht geantwortet.",
                    ["angebote"] = List(provider.Email is null ? provider.Offers : late),
                }
            );
        db.Audit(
            change,
            "offers",
            "reminded",
            "provider",
            provider.Id.ToString(),
            new { offers = provider.Offers.Count, mail = provider.Email is not null }
        );
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private static string List(IEnumerable<DueOffer> offers) =>
        string.Join(
            '\n',
            offers.Select(o =>
                $"- {Line(o.Name)} ({(o.IsCapacity ? "freie Plätze erneuern" : "zu bestätigen")} bis {o.DueOn.ToString("d. MMMM yyyy", German)})"
            )
        );

    private static string Line(string text) => new([.. text.Where(c => !char.IsControl(c))]);

    private sealed record DueEntry(Guid ServiceId, DateOnly DueOn, ReminderKind Kind);

    private sealed record DueOffer(Guid ServiceId, string Name, DateOnly DueOn, ReminderKind Kind)
    {
        public bool IsCapacity => Kind is ReminderKind.CapacityBefore or ReminderKind.CapacityDue;
    }

    private sealed record ProviderRound(Guid Id, string Name, EmailAddress? Email, IReadOnlyList<DueOffer> Offers);
}
