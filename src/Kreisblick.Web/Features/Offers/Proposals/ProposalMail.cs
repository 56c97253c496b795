using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>
/// Tells who handed in a proposal what became of it; stored with the decision. Goes to the author, and where that is
/// nobody with a mailbox, to the address of the provider.
/// </summary>
internal sealed class ProposalMail(KreisblickDb db, AccountDirectory accounts, MailOutbox outbox)
{
    public const string Returned = "vorschlag-zurueckgegeben";
    public const string Refused = "vorschlag-abgelehnt";
    public const string Published = "vorschlag-veroeffentlicht";

    /// <summary>Given back or refused, with the reasons.</summary>
    public Task DecidedAsync(Proposal proposal, ChangeContext change, CancellationToken cancellation) =>
        TellAsync(
            proposal,
            proposal.State == ProposalState.Returned ? Returned : Refused,
            string.Join(
                "\n",
                proposal
                    .Verdicts.Where(v => !v.Accepted)
                    .Select(v => $"- {FieldLabels.Of(v.Path).Text}: {v.Reason}")
                    .Concat(proposal.Reason is { Length: > 0 } reason ? [reason] : [])
            ),
            change,
            cancellation
        );

    /// <summary>Not of what came with a file: whoever brought it sees all of it on one page.</summary>
    public Task PublishedAsync(Proposal proposal, ChangeContext change, CancellationToken cancellation) =>
        proposal.BatchId is null ? TellAsync(proposal, Published, null, change, cancellation) : Task.CompletedTask;

    private async Task TellAsync(
        Proposal proposal,
        string text,
        string? reasons,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        // Who decides about the own words knows it.
        if (proposal.Author == change.Who)
            return;
        var mailbox =
            await accounts.MailAsync(proposal.Author, cancellation)
            ?? await db.Set<Organization>()
                .Where(o => o.Id == proposal.OwnerId)
                .Select(o => o.Email)
                .FirstOrDefaultAsync(cancellation);
        if (mailbox is not { } recipient)
            return;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["angebot"] = proposal.Title.ReplaceLineEndings(" "),
            ["pfad"] = Path(proposal, reasons is null),
        };
        if (reasons is not null)
            values["gruende"] = reasons;
        outbox.Enqueue(change, recipient, text, values);
    }

    private static string Path(Proposal proposal, bool published)
    {
        var list = proposal.Kind == RecordKind.Provider ? "/verwaltung/traeger" : "/verwaltung/angebote";
        return published ? $"{list}/{proposal.RecordId}" : $"{list}/entwurf/{proposal.Id}";
    }
}
