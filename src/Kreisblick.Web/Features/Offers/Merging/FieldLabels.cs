using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Merging;

/// <summary>The steps of the form, in their order.</summary>
internal enum FormStep
{
    What,
    ForWhom,
    HowItWorks,
    Costs,
    Place,
    Times,
    Contact,
    Languages,
    Planning,
}

/// <summary>A field as people call it.</summary>
/// <param name="Order">Place in the form, for sorting.</param>
internal sealed record FieldLabel(string Text, FormStep Step, int Order);

/// <summary>German names of fields by their path: the names of the steps on the way, joined.</summary>
internal static class FieldLabels
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["name"] = "Name",
        ["alternateName"] = "Kurzname",
        ["description"] = "Beschreibung",
        ["status"] = "Zustand",
        ["endedAt"] = "Beendet seit",
        ["endsOn"] = "Letzter Tag",
        ["alert"] = "Hinweis",
        ["alertUntil"] = "Hinweis bis",
        ["organizationId"] = "Träger",
        ["programId"] = "Programm",
        ["accreditations"] = "Zulassungen",
        ["ages"] = "Alter",
        ["eligibilityDescription"] = "Für wen",
        ["applicationProcess"] = "So geht es",
        ["requiredDocuments"] = "Unterlage",
        ["document"] = "Bezeichnung",
        ["feesDescription"] = "Kosten",
        ["costOptions"] = "Preis",
        ["option"] = "Für",
        ["amount"] = "Betrag",
        ["currency"] = "Währung",
        ["amountDescription"] = "Anmerkung zum Betrag",
        ["validFrom"] = "Gültig ab",
        ["validTo"] = "Gültig bis",
        ["funding"] = "Finanzierung",
        ["source"] = "Quelle",
        ["places"] = "Standort",
        ["location"] = "Ort",
        ["locations"] = "Ort",
        ["type"] = "Art",
        ["protected"] = "Geschützte Adresse",
        ["transportation"] = "Haltestelle",
        ["point"] = "Koordinaten",
        ["municipalityKey"] = "Gemeinde",
        ["externalIdentifier"] = "Fremde Kennung",
        ["externalIdentifierType"] = "Art der fremden Kennung",
        ["addresses"] = "Anschrift",
        ["accessibility"] = "Barrierefreiheit",
        ["details"] = "Angaben",
        ["checkedOn"] = "Geprüft am",
        ["areas"] = "Einzugsgebiet",
        ["extent"] = "Fläche",
        ["extentType"] = "Art der Fläche",
        ["key"] = "Schlüssel",
        ["hours"] = "Öffnungszeit",
        ["exceptions"] = "Ausnahme",
        ["capacities"] = "Freie Plätze",
        ["unit"] = "Einheit",
        ["available"] = "Frei",
        ["maximum"] = "Insgesamt",
        ["updated"] = "Stand",
        ["phones"] = "Telefon",
        ["number"] = "Nummer",
        ["contacts"] = "Ansprechstelle",
        ["title"] = "Aufgabe",
        ["department"] = "Abteilung",
        ["email"] = "E-Mail",
        ["url"] = "Web-Adresse",
        ["uri"] = "Web-Adresse",
        ["address"] = "Web-Adresse",
        ["website"] = "Web-Adresse",
        ["additionalUrls"] = "Weitere Web-Adresse",
        ["additionalWebsites"] = "Weitere Web-Adresse",
        ["label"] = "Bezeichnung",
        ["languages"] = "Sprache",
        ["language"] = "Sprache",
        ["code"] = "Kürzel",
        ["note"] = "Anmerkung",
        ["interpretationServices"] = "Dolmetschen",
        ["texts"] = "Sprachfassung",
        ["checkedBy"] = "Geprüft von",
        ["planning"] = "Planung",
        ["fundingEndsOn"] = "Förderung bis",
        ["terms"] = "Merkmal",
        ["term"] = "Begriff",
        ["taxonomy"] = "Katalog",
        ["value"] = "Wert",
        ["primary"] = "Hauptthema",
        ["legalStatus"] = "Rechtsform",
        ["yearIncorporated"] = "Gründungsjahr",
        ["logo"] = "Logo",
        ["parentOrganizationId"] = "Dachverband",
        ["programs"] = "Programm",
        ["identifiers"] = "Registereintrag",
        ["scheme"] = "Register",
        ["identifier"] = "Nummer",
    };

    private static readonly Dictionary<string, (string Text, FormStep Step)> Taxonomies = new(StringComparer.Ordinal)
    {
        [TaxonomySlugs.Categories] = ("Thema", FormStep.What),
        [TaxonomySlugs.TargetGroups] = ("Zielgruppe", FormStep.ForWhom),
        [TaxonomySlugs.LifeSituations] = ("Lebenslage", FormStep.ForWhom),
        [TaxonomySlugs.Costs] = ("Kostenart", FormStep.Costs),
        [TaxonomySlugs.Access] = ("Zugang", FormStep.HowItWorks),
        [TaxonomySlugs.Form] = ("Art der Hilfe", FormStep.What),
        [TaxonomySlugs.Accessibility] = ("Merkmal der Barrierefreiheit", FormStep.Place),
        [TaxonomySlugs.ProviderKinds] = ("Art des Trägers", FormStep.What),
        [TaxonomySlugs.Reach] = ("Reichweite", FormStep.ForWhom),
        [TaxonomySlugs.Leika] = ("Amtliche Leistung", FormStep.HowItWorks),
    };

    private static readonly Dictionary<string, FormStep> Steps = new(StringComparer.Ordinal)
    {
        ["ages"] = FormStep.ForWhom,
        ["eligibilityDescription"] = FormStep.ForWhom,
        ["areas"] = FormStep.ForWhom,
        ["applicationProcess"] = FormStep.HowItWorks,
        ["requiredDocuments"] = FormStep.HowItWorks,
        ["capacities"] = FormStep.HowItWorks,
        ["feesDescription"] = FormStep.Costs,
        ["costOptions"] = FormStep.Costs,
        ["funding"] = FormStep.Costs,
        ["places"] = FormStep.Place,
        ["locations"] = FormStep.Place,
        ["hours"] = FormStep.Times,
        ["exceptions"] = FormStep.Times,
        ["phones"] = FormStep.Contact,
        ["contacts"] = FormStep.Contact,
        ["email"] = FormStep.Contact,
        ["url"] = FormStep.Contact,
        ["website"] = FormStep.Contact,
        ["additionalUrls"] = FormStep.Contact,
        ["additionalWebsites"] = FormStep.Contact,
        ["languages"] = FormStep.Languages,
        ["interpretationServices"] = FormStep.Languages,
        ["texts"] = FormStep.Languages,
        ["planning"] = FormStep.Planning,
    };

    private static readonly List<string> Order = [.. Names.Keys];

    public static bool Knows(string name) => Names.ContainsKey(name);

    /// <param name="path">Path of the field.</param>
    /// <param name="value">What stands there: of a term its taxonomy gives the name.</param>
    public static FieldLabel Of(string path, JsonNode? value = null)
    {
        var names = path.Split('/').Where(s => !Guid.TryParse(s, out _)).ToList();
        var order = Order.IndexOf(names[0]);
        if (names is ["terms"] && Text(value, "taxonomy") is { } slug && Taxonomies.TryGetValue(slug, out var taxonomy))
            return new FieldLabel(taxonomy.Text, taxonomy.Step, order);
        if (names is ["texts"] && Text(value, "language") == ServiceText.SimpleGerman)
            return new FieldLabel("Leichte Sprache", FormStep.Languages, order);
        return new FieldLabel(
            string.Join(": ", names.Select(n => Names.GetValueOrDefault(n, n))),
            StepOf(names),
            order
        );
    }

    /// <summary>Of a place, the last list on the way decides: its hours are times, its numbers are contacts.</summary>
    private static FormStep StepOf(List<string> names)
    {
        var telling = names[0] is "places" or "locations"
            ? names.Skip(1).FirstOrDefault(n => n != "location")
            : names[0];
        return telling is not null && Steps.TryGetValue(telling, out var step) ? step
            : names[0] is "places" or "locations" ? FormStep.Place
            : FormStep.What;
    }

    private static string? Text(JsonNode? value, string name) =>
        value is JsonObject o && o[name] is JsonValue text && text.TryGetValue(out string? s) ? s : null;
}
