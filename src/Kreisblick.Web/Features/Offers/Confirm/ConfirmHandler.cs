using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Confirm;

/// <summary>An offer on the page of a confirmation link: what the public sees of it, in short.</summary>
/// <param name="ServiceId">The offer.</param>
/// <param name="Version">Instant of its last change: what is confirmed must be what was shown.</param>
internal sealed record OfferToConfirm(
    Guid ServiceId,
    long Version,
    Service Offer,
    IReadOnlyList<string> Hours,
    ConfirmationAnswer? Answer
);

internal abstract record ConfirmOutcome
{
    public sealed record Done(ConfirmationAnswer Answer) : ConfirmOutcome;

    /// <summary>The entry changed since the page was shown: look again.</summary>
    public sealed record ChangedMeanwhile : ConfirmOutcome;

    /// <summary>It has been answered before.</summary>
    public sealed record AlreadyAnswered : ConfirmOutcome;

    public sealed record TextMissing : ConfirmOutcome;

    /// <summary>No such link, too old, or not for this offer: all look alike.</summary>
    public sealed record Unknown : ConfirmOutcome;
}

/// <summary>Answers to a reminder through its link, without signing in.</summary>
internal sealed class ConfirmHandler(KreisblickDb db, HolidayCalendarSource holidays, TimeProvider time)
{
    /// <returns>Null: there is no such link, or it is too old.</returns>
    public async Task<IReadOnlyList<OfferToConfirm>?> ShowAsync(string key, CancellationToken cancellation)
    {
        if (await FindAsync(key, cancellation) is not { } link)
            return null;
        var calendar = await holidays.GetAsync(cancellation);
        var today = BerlinTime.Today(time);
        var shown = new List<OfferToConfirm>();
        foreach (var item in link.Items)
            if (
                await db.Published().WithDetails().FirstOrDefaultAsync(s => s.Id == item.ServiceId, cancellation) is
                { } offer
            )
                shown.Add(
                    new(
                        offer.Id,
                        offer.LastModified.UtcTicks,
                        offer,
                        [
                            .. OpeningWords
                                .In("de")
                                .Regular(
                                    OpeningTimes.Of(offer, offer.ServiceAtLocations.FirstOrDefault(), calendar),
                                    today
                                )
                                .Select(line => line.Text),
                        ],
                        item.Answer
                    )
                );
        return [.. shown.OrderBy(o => o.Answer is not null).ThenBy(o => o.Offer.Name, StringComparer.Ordinal)];
    }

    /// <param name="version">Of the content that the person saw.</param>
    /// <param name="text">What has changed; needed for <see cref="ConfirmationAnswer.Changed"/>.</param>
    public async Task<ConfirmOutcome> AnswerAsync(
        string key,
        Guid serviceId,
        long version,
        ConfirmationAnswer answer,
        string? text,
        CancellationToken cancellation
    )
    {
        if (
            await FindAsync(key, cancellation) is not { } link
            || link.Items.FirstOrDefault(i => i.ServiceId == serviceId) is not { } item
            || await db.Set<Service>().FirstOrDefaultAsync(s => s.Id == serviceId, cancellation) is not { } offer
        )
            return new ConfirmOutcome.Unknown();
        if (item.Answer is not null)
            return new ConfirmOutcome.AlreadyAnswered();
        if (offer.LastModified.UtcTicks != version)
            return new ConfirmOutcome.ChangedMeanwhile();
        var said = (text ?? "").Trim();
        if (answer == ConfirmationAnswer.Changed && said.Length == 0)
            return new ConfirmOutcome.TextMissing();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        var change = new ChangeContext("link", "Antwort auf die Bitte um Bestätigung", now, "link");
        item.Close(answer, now);
        if (answer != ConfirmationAnswer.StillTrue)
            db.Add(Task(offer, answer, said, now));
        db.Audit(
            change,
            "offers",
            answer == ConfirmationAnswer.StillTrue ? "confirmed" : "provider-answered",
            "offer",
            serviceId.ToString(),
            new { answer = answer.ToString(), link = link.Id }
        );
        try
        {
            if (answer == ConfirmationAnswer.StillTrue)
                await ConfirmAsync(offer, change, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ConfirmOutcome.AlreadyAnswered();
        }
        return new ConfirmOutcome.Done(answer);
    }

    /// <summary>The whole record is right, and with it the number of free places: it is stated anew.</summary>
    private async Task ConfirmAsync(Service offer, ChangeContext change, CancellationToken cancellation)
    {
        var today = BerlinTime.DateOf(change.When);
        if (await DocumentReader.OfferAsync(db, offer.Id, cancellation) is { Capacities.Count: > 0 } document)
        {
            await new Publication(db).ApplyAsync(
                [
                    new PublicationItem(
                        document with
                        {
                            Capacities = [.. document.Capacities.Select(c => c with { Updated = change.When })],
                        }
                    )
                    {
                        Confirmed = new Assurance(today, offer.AssurerEmail),
                    },
                ],
                change,
                cancellation
            );
            return;
        }
        db.Entry(offer).Property(s => s.AssuredDate).CurrentValue = today;
        db.Entry(offer).Property(s => s.LastModified).CurrentValue = change.When;
        db.Changed(OfferIndex.Counter);
    }

    private async Task<ConfirmationLink?> FindAsync(string key, CancellationToken cancellation)
    {
        var hash = ConfirmationLink.Hash(key);
        var now = time.GetUtcNow();
        return await db.Set<ConfirmationLink>()
            .Include(l => l.Items)
            .FirstOrDefaultAsync(l => l.KeyHash == hash && l.ExpiresAt > now, cancellation);
    }

    // Nobody is signed in: the answer becomes a task of the editorial office, which changes the entry.
    private static Message Task(Service offer, ConfirmationAnswer answer, string said, DateTimeOffset now)
    {
        var text =
            answer == ConfirmationAnswer.Gone
                ? $"Der Träger sagt über den Link aus der E-Mail: Dieses Angebot gibt es nicht mehr. {said}"
                : $"Der Träger sagt über den Link aus der E-Mail: {said}";
        return Message.Receive(
            MessageKind.OfferError,
            MessageState.New,
            text.Length <= Message.LongestText ? text : text[..Message.LongestText],
            replyAddress: null,
            $"/hilfe/angebot-{offer.PublicId.Value}",
            Guid.CreateVersion7(now),
            now
        );
    }
}
