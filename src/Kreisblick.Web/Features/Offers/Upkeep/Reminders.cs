using System.Globalization;
using Kreisblick.Web.Features.Offers.Catalogue;
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
        // Databases count months at the end of a month differently: the query is generous, the rule decides.
        var latest = today.AddDays(4 - rules.All.Min(r => r.ReminderDays[0]));
        var candidates = await db.Published()
            .Where(s =>
                s.AssuredDate != null
                && s.AssuredDate.Value.AddMonths(s.VerificationIntervalMonths) <= latest
                && !db.Set<SentReminder>()
                    .Any(r => r.ServiceId == s.Id && r.Kind == ReminderKind.After && r.DueOn > s.AssuredDate)
            )
            .Select(s => new
            {
                s.Id,
                s.OrganizationId,
                s.Name,
                s.AssuredDate,
                s.VerificationIntervalMonths,
                s.Email,
                ProviderName = s.Organization!.Name,
                ProviderEmail = s.Organization!.Email,
                Category = s
                    .Attributes.Where(a =>
                        a.LinkId == s.Id && a.TaxonomyTerm!.Taxonomy!.Slug == TaxonomySlugs.Categories
                    )
                    .OrderByDescending(a => a.IsPrimary)
                    .ThenBy(a => a.Position)
                    .ThenBy(a => a.Id)
                    .Select(a => a.TaxonomyTerm!.Code)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var due = candidates
            .Select(s => new
            {
                Service = s,
                DueOn = Confirmation.DueOn(s.AssuredDate!.Value, s.VerificationIntervalMonths),
            })
            .Select(s => new
            {
                s.Service,
                s.DueOn,
                Kind = Confirmation.ReminderOn(s.DueOn, today, rules.For(s.Service.Category).ReminderDays),
            })
            .Where(s => s.Kind is not null)
            .ToList();
        if (due.Count == 0)
            return [];
        var earliest = due.Min(s => s.DueOn);
        var sent = (
            await db.Set<SentReminder>()
                .AsNoTracking()
                .Where(r => r.DueOn >= earliest)
                .Select(r => new
                {
                    r.ServiceId,
                    r.DueOn,
                    r.Kind,
                })
                .ToListAsync(cancellation)
        ).ToHashSet();
        return
        [
            .. due.Where(s =>
                    !sent.Contains(
                        new
                        {
                            ServiceId = s.Service.Id,
                            s.DueOn,
                            Kind = s.Kind!.Value,
                        }
                    )
                )
                .GroupBy(s => s.Service.OrganizationId)
                .Select(g => new ProviderRound(
                    g.Key,
                    g.First().Service.ProviderName,
                    g.First().Service.ProviderEmail
                        ?? g.Select(s => s.Service.Email).FirstOrDefault(e => e is not null),
                    [
                        .. g.OrderBy(s => s.DueOn)
                            .ThenBy(s => s.Service.Name, StringComparer.Create(German, ignoreCase: true))
                            .Select(s => new DueOffer(s.Service.Id, s.Service.Name, s.DueOn, s.Kind!.Value)),
                    ]
                )),
        ];
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
            var (link, key) = ConfirmationLink.For(provider.Id, provider.Offers.Select(o => o.ServiceId), now);
            db.Add(link);
            outbox.Enqueue(
                change,
                email,
                ProviderMail,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["traeger"] = Line(provider.Name),
                    ["anzahl"] = provider.Offers.Count == 1 ? "ein Angebot" : $"{provider.Offers.Count} Angebote",
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
            offers.Select(o => $"- {Line(o.Name)} (zu bestätigen bis {o.DueOn.ToString("d. MMMM yyyy", German)})")
        );

    private static string Line(string text) => new([.. text.Where(c => !char.IsControl(c))]);

    private sealed record DueOffer(Guid ServiceId, string Name, DateOnly DueOn, ReminderKind Kind);

    private sealed record ProviderRound(Guid Id, string Name, EmailAddress? Email, IReadOnlyList<DueOffer> Offers);
}
