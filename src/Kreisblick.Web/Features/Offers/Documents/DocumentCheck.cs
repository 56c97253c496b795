using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>
/// What is wrong with a document, what is missing for publication, and what could be better. Everything is told at
/// once. References into the catalogue and to other records are checked when it is published.
/// </summary>
internal static class DocumentCheck
{
    public const int MostName = 200;
    public const int MostText = 20_000;

    public static IReadOnlyList<DocumentFinding> Of(RecordDocument document)
    {
        var findings = new List<DocumentFinding>();
        if (document is OfferDocument offer)
            Offer(offer, new PartCheck(findings), findings);
        else
            Provider((ProviderDocument)document, new PartCheck(findings), findings);
        return findings;
    }

    public static bool HasErrors(this IEnumerable<DocumentFinding> findings) =>
        findings.Any(f => f.Level == FindingLevel.Error);

    private static void Provider(ProviderDocument x, PartCheck parts, List<DocumentFinding> findings)
    {
        Name(x.Name, "Geben Sie den Namen des Trägers an.", findings);
        parts.Text("alternateName", x.AlternateName, MostName);
        parts.Text("legalStatus", x.LegalStatus, MostName);
        parts.Text("description", x.Description, MostText);
        if (x.Description.Length == 0)
            findings.Add(
                new(
                    "description",
                    FindingLevel.Missing,
                    "Sagen Sie in ein, zwei Sätzen, wer der Träger ist und was er tut."
                )
            );
        parts.Rule<EmailAddress>("email", x.Email);
        if (x.Email is null)
            findings.Add(
                new(
                    "email",
                    FindingLevel.Hint,
                    "Ohne E-Mail-Adresse kann das Portal nicht an das Bestätigen der Angebote erinnern."
                )
            );
        parts.Rule<WebAddress>("website", x.Website);
        parts.Rule<WebAddress>("uri", x.Uri);
        if (x.YearIncorporated is < 1000 or > 2200)
            parts.Error("yearIncorporated", "Geben Sie das Gründungsjahr mit vier Ziffern an, zum Beispiel 1991.");
        if (x.ParentOrganizationId == x.Id)
            parts.Error("parentOrganizationId", "Ein Träger kann nicht sein eigener Dachverband sein.");
        parts.Urls("additionalWebsites", x.AdditionalWebsites);
        parts.Contacts("contacts", x.Contacts);
        parts.Phones("phones", x.Phones);
        foreach (var program in x.Programs)
            if (program.Name.Length == 0)
                parts.Error($"programs/{program.Id}/name", "Geben Sie den Namen des Programms an.");
        foreach (var entry in x.Identifiers)
            if (entry.Identifier.Length == 0 || entry.Type.Length == 0)
                parts.Error($"identifiers/{entry.Id}", "Zu einem Registereintrag gehören Register und Nummer.");
        foreach (var location in x.Locations)
            parts.Location($"locations/{location.Id}", location);
    }

    private static void Offer(OfferDocument x, PartCheck parts, List<DocumentFinding> findings)
    {
        Name(x.Name, "Geben Sie dem Angebot einen Namen, zum Beispiel: Schuldnerberatung Mühlhausen.", findings);
        parts.Text("alternateName", x.AlternateName, MostName);
        parts.Text("description", x.Description, MostText);
        parts.Text("eligibilityDescription", x.EligibilityDescription, MostText);
        parts.Text("applicationProcess", x.ApplicationProcess, MostText);
        parts.Text("feesDescription", x.FeesDescription, MostText);
        parts.Text("interpretationServices", x.InterpretationServices, MostText);
        parts.Text("alert", x.Alert, 1_000);
        parts.Rule<WebAddress>("url", x.Url);
        parts.Rule<EmailAddress>("email", x.Email);
        if (x.Ages is { } ages)
        {
            if (Array.Exists([ages.Minimum, ages.Maximum], a => a is { } age && !Service.IsValidAge(age)))
                parts.Error("ages", "Ein Alter liegt zwischen 0 und 120 Jahren.");
            else if (ages.Minimum > ages.Maximum)
                parts.Error("ages", "Das Höchstalter liegt unter dem Mindestalter.");
        }
        parts.Phones("phones", x.Phones);
        parts.Contacts("contacts", x.Contacts);
        parts.Hours("hours", x.Hours);
        parts.Exceptions("exceptions", x.Exceptions);
        parts.Areas("areas", x.Areas);
        parts.Languages("languages", x.Languages);
        parts.Costs("costOptions", x.CostOptions);
        parts.Capacities("capacities", x.Capacities);
        parts.Urls("additionalUrls", x.AdditionalUrls);
        foreach (var paper in x.RequiredDocuments)
            parts.Rule<WebAddress>($"requiredDocuments/{paper.Id}/uri", paper.Uri);
        Texts(x, parts);
        Places(x, parts);
        Publication(x, findings);
    }

    private static void Name(string name, string missing, List<DocumentFinding> findings)
    {
        if (name.Length == 0)
            findings.Add(new("name", FindingLevel.Error, missing));
        else if (name.Length > MostName)
            findings.Add(new("name", FindingLevel.Error, $"Der Name hat mehr als {MostName} Zeichen. Kürzen Sie ihn."));
    }

    private static void Texts(OfferDocument x, PartCheck parts)
    {
        foreach (var text in x.Texts)
        {
            if (text.Language != ServiceText.SimpleGerman)
                parts.Rule<LanguageCode>($"texts/{text.Id}/language", text.Language.Length == 0 ? "?" : text.Language);
            if (Enum.GetValues<TranslatedField>().All(f => text[f] is null))
                parts.Error($"texts/{text.Id}", "Eine Sprachfassung braucht mindestens einen Text.");
        }
        foreach (var twice in x.Texts.GroupBy(t => t.Language, StringComparer.Ordinal).Where(g => g.Count() > 1))
            parts.Error($"texts/{twice.Last().Id}", "Diese Sprache steht schon da. Eine Sprache gibt es nur einmal.");
    }

    private static void Places(OfferDocument x, PartCheck parts)
    {
        foreach (var place in x.Places)
        {
            var path = $"places/{place.Id}";
            parts.Areas($"{path}/areas", place.Areas);
            parts.Contacts($"{path}/contacts", place.Contacts);
            parts.Phones($"{path}/phones", place.Phones);
            parts.Hours($"{path}/hours", place.Hours);
            parts.Exceptions($"{path}/exceptions", place.Exceptions);
            parts.Location($"{path}/location", place.Location);
        }
        foreach (var same in x.Places.GroupBy(p => p.Location.Id).Where(g => g.Count() > 1))
            if (same.Select(p => DocumentJson.WriteValue(p.Location)).Distinct(StringComparer.Ordinal).Count() > 1)
                parts.Error(
                    $"places/{same.Last().Id}/location",
                    "Derselbe Ort steht zweimal mit verschiedenen Angaben da."
                );
    }

    /// <summary>What people need who look for help: without it an offer is no help.</summary>
    private static void Publication(OfferDocument x, List<DocumentFinding> findings)
    {
        if (x.Description is null)
            Missing("description", "Schreiben Sie in einem Satz, was man hier bekommt.");
        var categories = x.Terms.Where(t => t.Taxonomy == TaxonomySlugs.Categories).ToList();
        if (categories.Count == 0)
            Missing("terms", "Wählen Sie ein Thema.");
        else if (categories.Count(t => t.Primary) != 1)
            Missing("terms", "Wählen Sie genau ein Hauptthema.");
        var reachable =
            x.Phones.Count > 0
            || x.Email is not null
            || x.Url is not null
            || x.Contacts.Any(c => c.Phones.Count > 0 || c.Email is not null)
            || x.Places.Any(p =>
                p.Phones.Count > 0
                || p.Location.Phones.Count > 0
                || p.Location.Addresses.Count > 0
                || p.Contacts.Concat(p.Location.Contacts).Any(c => c.Phones.Count > 0 || c.Email is not null)
            );
        if (!reachable)
            Missing(
                "phones",
                "Geben Sie an, wie man das Angebot erreicht: Telefon, E-Mail, Web-Adresse oder Anschrift."
            );
        foreach (var place in x.Places.Where(p => p.Location is { Type: LocationType.Physical, Addresses.Count: 0 }))
            Missing($"places/{place.Id}/location/addresses", "Geben Sie die Anschrift an.");
        if (x.Hours.Count == 0 && x.Places.All(p => p.Hours.Count == 0 && p.Location.Hours.Count == 0))
            Hint("hours", "Es sind keine Öffnungszeiten angegeben. Sie werden als unbekannt gezeigt.");
        if (x.FeesDescription is null && x.CostOptions.Count == 0)
            Hint("feesDescription", "Sagen Sie, was es kostet, auch wenn es nichts kostet.");
        if (x.Areas.Count == 0 && x.Places.All(p => p.Areas.Count == 0))
            Hint("areas", "Ohne Einzugsgebiet gilt das Angebot für den ganzen Landkreis.");
        foreach (var stale in x.Stale())
            Hint($"texts/{x.Texts.First(t => t.Language == stale.Language).Id}", "Die Übersetzung ist nicht aktuell.");

        void Missing(string path, string message) => findings.Add(new(path, FindingLevel.Missing, message));
        void Hint(string path, string message) => findings.Add(new(path, FindingLevel.Hint, message));
    }
}
