using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.SearchLog;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Platform.Web.Portal;

namespace Kreisblick.Web.Features.Offers;

/// <summary>What the directory keeps about people, for the register of processing.</summary>
internal static class OfferProcessing
{
    public static ProcessingRecord Searches { get; } =
        new(
            20,
            "Wenn Sie suchen",
            "Ihre Suchwörter und Filter stehen in der Adresse der Seite. Schon beim Tippen fragt das Suchfeld unseren Rechner nach Vorschlägen. Wir zählen, was an einem Tag gesucht wurde: bekannte Wörter, Thema, Gemeinde und ob etwas gefunden wurde. Wer gesucht hat, von wo und um welche Zeit, schreiben wir nicht auf. Namen, Nummern und Adressen lassen wir weg. Bei geschützten Themen zählen wir keinen Ort.",
            "Damit Sie passende Angebote sehen und wir merken, welche Hilfe fehlt.",
            "Artikel 6 Absatz 1 Buchstabe e DSGVO",
            SearchLogRetention.HowLong
                + " Was seltener als fünfmal gesucht wurde, sieht niemand. Der Verlauf in Ihrem Browser bleibt, bis Sie ihn löschen.",
            "Redaktion und Sozialplanung sehen die Zahlen, nie einzelne Suchen"
        )
        {
            Columns =
            [
                PersonalColumns.Of<LoggedSearch>(nameof(LoggedSearch.Words), nameof(LoggedSearch.Municipality)),
                PersonalColumns.Of<SearchMonth>(nameof(SearchMonth.Term), nameof(SearchMonth.Municipality)),
            ],
        };

    public static ProcessingRecord Contacts { get; } =
        new(
            60,
            "Wenn Sie in einem Angebot als Ansprechperson stehen",
            "Was der Träger angegeben hat: Name, Aufgabe, Telefon, E-Mail-Adresse und Anschrift. Frühere Fassungen eines Angebots enthalten frühere Angaben. Geschützte Anschriften löschen wir aus allen Fassungen.",
            "Damit Menschen, die Hilfe suchen, jemanden erreichen.",
            "Artikel 6 Absatz 1 Buchstabe e DSGVO; bei Ehrenamtlichen die Einwilligung, Buchstabe a",
            $"Solange das Angebot besteht und die Angabe stimmt. Zeilen eingelesener Dateien {ImportRun.UndoTime.Days} Tage, die Datei selbst nur, bis sie gelesen ist.",
            "Alle, denn das Verzeichnis ist öffentlich. Interne Notizen sehen nur Redaktion und Sozialplanung."
        )
        {
            Columns =
            [
                PersonalColumns.Of<Contact>(
                    nameof(Contact.Name),
                    nameof(Contact.Title),
                    nameof(Contact.Department),
                    nameof(Contact.Email)
                ),
                PersonalColumns.Of<Phone>(nameof(Phone.Number), nameof(Phone.Description)),
                PersonalColumns.Of<Address>(
                    nameof(Address.Attention),
                    nameof(Address.Address1),
                    nameof(Address.Address2),
                    nameof(Address.PostalCode),
                    nameof(Address.City)
                ),
                PersonalColumns.Of<Location>(nameof(Location.Latitude), nameof(Location.Longitude)),
                PersonalColumns.Of<Organization>(nameof(Organization.Name), nameof(Organization.Email)),
                PersonalColumns.Of<Service>(
                    nameof(Service.Email),
                    nameof(Service.AssurerEmail),
                    nameof(Service.InternalNote)
                ),
                PersonalColumns.Of<RecordVersion>(nameof(RecordVersion.Json)),
                PersonalColumns.Of<Proposal>(nameof(Proposal.Json), nameof(Proposal.CollisionsJson)),
                PersonalColumns.Of<ProposalSave>(nameof(ProposalSave.Json)),
                PersonalColumns.Of<StagedRow>(
                    nameof(StagedRow.Json),
                    nameof(StagedRow.Changes),
                    nameof(StagedRow.ProblemsJson),
                    nameof(StagedRow.Note)
                ),
                PersonalColumns.Of<StoredFile>(nameof(StoredFile.Name)),
            ],
        };

    public static ProcessingRecord Work { get; } =
        new(
            55,
            "Wenn Sie an Angeboten mitarbeiten",
            "Die Nummer Ihres Kontos bei Vorschlägen, Fassungen und eingelesenen Dateien, und was Sie dazu geschrieben haben, zum Beispiel warum ein Vorschlag zurückgeht.",
            "Damit Vorschläge geprüft werden, Sie Antwort bekommen und niemand die eigene Änderung allein freigibt.",
            "Artikel 6 Absatz 1 Buchstabe e DSGVO; für Träger der Vertrag",
            "Solange es das Angebot gibt. Wird Ihr Konto gelöscht, bleibt eine Nummer ohne Namen. Dass eine Datei eingelesen wurde, drei Jahre.",
            "Die Redaktion und wer für denselben Träger arbeitet"
        )
        {
            Columns =
            [
                PersonalColumns.Of<Proposal>(
                    nameof(Proposal.Author),
                    nameof(Proposal.Reviewer),
                    nameof(Proposal.Approver),
                    nameof(Proposal.Contributors),
                    nameof(Proposal.ConfirmedBy),
                    nameof(Proposal.Reason),
                    nameof(Proposal.Verdicts)
                ),
                PersonalColumns.Of<ProposalSave>(nameof(ProposalSave.Who)),
                PersonalColumns.Of<RecordVersion>(nameof(RecordVersion.Who), nameof(RecordVersion.Why)),
                PersonalColumns.Of<ImportRun>(
                    nameof(ImportRun.Who),
                    nameof(ImportRun.ActedBy),
                    nameof(ImportRun.FileName),
                    nameof(ImportRun.Origin)
                ),
                PersonalColumns.Of<DistinctOffers>(nameof(DistinctOffers.Who)),
                PersonalColumns.Of<MergedOffer>(nameof(MergedOffer.Who)),
            ],
        };
}
