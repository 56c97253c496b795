using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary>Who may decide about a proposal.</summary>
internal static class ReviewRules
{
    public static Refusal? MayDecide(Proposal proposal, OfferActor actor, ChangeContext change) =>
        !actor.MayReview ? Refusal.NotAllowed("Über Vorschläge entscheidet die Redaktion.")
        : proposal.State != ProposalState.InReview ? Refusal.WrongState(proposal.State)
        : proposal.Reviewer != change.Who
            ? Refusal.NotAllowed("Jemand anderes prüft den Vorschlag. Übernehmen Sie die Prüfung, um zu entscheiden.")
        : null;

    /// <summary>
    /// The two-person rule. Contacts of crisis help are never published by somebody who wrote them, whatever the county
    /// has chosen: a hotline that leads to a fraudster is the worst change there is.
    /// </summary>
    /// <param name="proposal">Who wrote it, and who had a hand in its contacts.</param>
    /// <param name="published">What is public now; null: nothing.</param>
    /// <param name="document">What is to be public.</param>
    /// <param name="approver">Who wants to publish.</param>
    /// <param name="crisis">It reaches an offer of crisis help.</param>
    /// <param name="scope">What the county has chosen.</param>
    public static Refusal? SecondPerson(
        Proposal proposal,
        RecordDocument? published,
        RecordDocument document,
        string approver,
        bool crisis,
        TwoPersonScope scope
    )
    {
        var wrote = proposal.Author == approver;
        var touched = proposal.Contributors.Any(c => c.Who == approver && c.TouchedContacts);
        if (!wrote && !touched)
            return null;
        var contacts = DocumentDifferences.Between(published, document).Any(ContactFields.Includes);
        var needed = scope switch
        {
            TwoPersonScope.Always => wrote || (contacts && touched),
            TwoPersonScope.Contacts => contacts,
            _ => crisis && contacts,
        };
        return needed
            ? new Refusal(
                RefusalKind.SecondPerson,
                crisis && contacts
                    ? "Kontaktdaten der Krisenhilfe gibt immer eine zweite Person frei, die sie nicht geschrieben hat."
                    : "Eigene Änderungen gibt eine zweite Person frei.",
                []
            )
            : null;
    }
}
