using System.Globalization;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Publishing;
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
/// Where the county has chosen it, an offer that nobody confirms becomes inactive by itself: so many days after its due
/// day, never crisis help, and never before the last reminder has had its time. Provider and editorial office are told.
/// Publication, mails and audit are one transaction per provider.
/// </summary>
internal sealed class Withdrawals(KreisblickDb db, MailOutbox outbox, IOptions<PortalOptions> portal, TimeProvider time)
{
    /// <summary>Who stands in the versions by which offers end so.</summary>
    public const string Actor = "reminders";
    public const string JobKind = "offers.withdrawals";
    public const string Mail = "angebote-zurueckgezogen";
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <returns>How many offers were withdrawn.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        if (rules.All.All(r => r.WithdrawAfterDays is null))
            return 0;
        var now = time.GetUtcNow();
        var today = BerlinTime.DateOf(now);
        var lately = today.AddDays(-UpkeepValues.GraceDays);
        var worked = now.AddDays(-UpkeepValues.GraceDays);
        var candidates = await db.Published()
            .Where(s =>
                s.AssuredDate != null
                // What somebody has just taken up again or mended is not taken away under their hands.
                && s.LastModified <= worked
                && db.Set<SentReminder>()
                    .Any(r =>
                        r.ServiceId == s.Id
                        && r.Kind == ReminderKind.After
                        && r.DueOn > s.AssuredDate
                        && r.SentOn <= lately
                    )
            )
            .Select(s => new { s.Id, s.OrganizationId })
            .ToListAsync(cancellation);
        var withdrawn = 0;
        foreach (var provider in candidates.GroupBy(s => s.OrganizationId, s => s.Id))
        {
            withdrawn += await WithdrawAsync(provider.Key, [.. provider], rules, now, cancellation);
            db.ChangeTracker.Clear();
        }
        return withdrawn;
    }

    private async Task<int> WithdrawAsync(
        Guid provider,
        IReadOnlyList<Guid> candidates,
        UpkeepRules rules,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var today = BerlinTime.DateOf(now);
        var rows = await DocumentRows.LoadAsync(db, candidates, [], tracked: false, cancellation);
        var reader = new DocumentReader(rows);
        var over = new List<OfferDocument>();
        foreach (var id in candidates)
            // Somebody may have confirmed or ended it in between.
            if (
                reader.Offer(id) is { HasEnded: false } offer
                && !rules.IsCrisis(offer)
                && rules.For(offer).WithdrawAfterDays is { } days
                && rows.Services[id].AssuredDate is { } assured
                && DueOn(rows.Services[id], assured).AddDays(days) <= today
            )
                over.Add(offer);
        if (over.Count == 0)
            return 0;
        var change = new ChangeContext(Actor, "Von selbst zurückgezogen, weil es niemand bestätigt hat", now, "job");
        await new Publication(db).ApplyAsync(
            [.. over.Select(o => new PublicationItem(o with { Status = ServiceStatus.Inactive }))],
            change,
            cancellation
        );
        await TellAsync(provider, over, change, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return over.Count;
    }

    private async Task TellAsync(
        Guid provider,
        IReadOnlyList<OfferDocument> offers,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == provider, cancellation);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["traeger"] = Line(organization.Name),
            ["angebote"] = string.Join(
                '\n',
                offers.Select(o => "- " + Line(o.Name)).Order(StringComparer.Create(German, ignoreCase: true))
            ),
        };
        if (organization.Email is { } mail)
            outbox.Enqueue(change, mail, Mail, values);
        if (EmailAddress.TryParse(portal.Value.Mail, out var office, out _))
            outbox.Enqueue(change, office, Mail, values);
    }

    private static DateOnly DueOn(Service offer, DateOnly assured) =>
        Confirmation.DueOn(assured, offer.VerificationIntervalMonths, offer.FundingEndsOn);

    private static string Line(string text) => new([.. text.Where(c => !char.IsControl(c))]);
}
