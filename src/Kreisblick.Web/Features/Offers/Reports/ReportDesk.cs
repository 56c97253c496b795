using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Trace;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary>
/// What an editor does with a report: take it, pass it on to the provider, answer it, close it. A returned sentence
/// says why it was not done; null: done. The reporter's address is used for the answer alone and goes with the case.
/// </summary>
internal sealed class ReportDesk(KreisblickDb db, ReportReader reader, MailOutbox outbox, TraceLinks links)
{
    public const int LongestText = 2000;

    public Task<string?> TakeAsync(Message message, ChangeContext change, CancellationToken cancellation)
    {
        message.Take();
        return SaveAsync(message, "taken", change, cancellation);
    }

    /// <summary>A draft was begun because of the report; from now on somebody looks after it.</summary>
    /// <param name="reference">The report.</param>
    /// <param name="draft">The proposal.</param>
    /// <param name="title">Name of the offer.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Null also where somebody closed the report meanwhile: the draft is there all the same.</returns>
    public async Task<string?> DraftedAsync(
        string reference,
        Guid draft,
        string title,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (await reader.MessageAsync(reference, cancellation) is not { IsClosed: false } message)
            return null;
        message.Take();
        await links.AddAsync(
            new EntityRef(
                ReportLinks.Kind,
                message.Reference,
                "Meldung " + message.Reference,
                ReportLinks.Of(message.Reference),
                Visibility.Internal
            ),
            new EntityRef("proposal", draft.ToString(), title, EditLinks.Draft(draft), Visibility.Internal),
            ReportLinks.Drafted,
            change,
            cancellation
        );
        return await SaveAsync(message, "taken", change, cancellation);
    }

    /// <param name="text">The report as the provider reads it, without what says who wrote it.</param>
    public async Task<string?> PassOnAsync(
        Message message,
        string? text,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (Wrong(text) is { } wrong)
            return wrong;
        if (await reader.OfferAsync(message, cancellation) is not { ProviderMail: { } mailbox } offer)
            return "Zu diesem Angebot ist keine E-Mail-Adresse des Trägers bekannt. Rufen Sie dort an.";
        outbox.Enqueue(
            change,
            mailbox,
            "meldung-weitergegeben",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["angebot"] = offer.Name.ReplaceLineEndings(" "),
                ["meldung"] = text!.Trim(),
                ["pfad"] = $"/verwaltung/angebote/{offer.Id}",
            }
        );
        message.Take();
        return await SaveAsync(message, "passed-on", change, cancellation);
    }

    public async Task<string?> AnswerAsync(
        Message message,
        string? text,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (Wrong(text) is { } wrong)
            return wrong;
        if (message.ReplyAddress is not { } reply || !EmailAddress.TryParse(reply, out var mailbox, out _))
            return "Für eine Antwort per E-Mail fehlt die Adresse.";
        outbox.Enqueue(
            change,
            mailbox,
            "meldung-antwort",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["kennung"] = message.Reference,
                ["antwort"] = text!.Trim(),
            }
        );
        message.Close(done: true);
        return await SaveAsync(message, "answered", change, cancellation);
    }

    /// <param name="done">False: spam, or not true.</param>
    public Task<string?> CloseAsync(Message message, bool done, ChangeContext change, CancellationToken cancellation)
    {
        message.Close(done);
        return SaveAsync(message, done ? "done" : "rejected", change, cancellation);
    }

    private static string? Wrong(string? text) =>
        text?.Trim() switch
        {
            null or { Length: 0 } => "Schreiben Sie einen Text.",
            { Length: > LongestText } long_ => $"Der Text hat {long_.Length} Zeichen. Möglich sind {LongestText}.",
            _ => null,
        };

    private async Task<string?> SaveAsync(
        Message message,
        string action,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        db.Audit(change, "offers", action, ReportLinks.Kind, message.Reference);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return "Jemand anderes hat diese Meldung gerade bearbeitet. Sehen Sie nach, was schon geschehen ist.";
        }
    }
}
