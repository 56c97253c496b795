using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Fields of the parts that hang on organizations, services and locations (HSDS 3.1, contract hsds.md §7).</summary>
internal static class HsdsParts
{
    /// <summary>HSDS knows a log of changes; this portal does not publish it, but checks it in foreign documents.</summary>
    public static readonly HsdsObject<object> Metadata = HsdsObject.Of<object>(
        "metadata",
        "metadata",
        "Eine Änderung an einem Objekt. Wird von diesem Portal nicht veröffentlicht.",
        f =>
            [
                f.Unwritten("id", HsdsKind.Text, "Kennung.") with
                {
                    Format = "uuid",
                    IsRequired = true,
                    IsTabularRequired = true,
                },
                f.Unwritten("resource_id", HsdsKind.Text, "Geändertes Objekt.") with
                {
                    Format = "uuid",
                    IsTabularRequired = true,
                },
                f.Unwritten("resource_type", HsdsKind.Text, "Art des Objekts.") with
                {
                    IsTabularRequired = true,
                },
                f.Unwritten("last_action_date", HsdsKind.Text, "Tag der Änderung.")
                    .Required()
                    .Pattern(HsdsFormats.DatePattern),
                f.Unwritten("last_action_type", HsdsKind.Text, "Art der Änderung.").Required(),
                f.Unwritten("field_name", HsdsKind.Text, "Geändertes Feld.").Required(),
                f.Unwritten("previous_value", HsdsKind.Text, "Wert davor.").Required(),
                f.Unwritten("replacement_value", HsdsKind.Text, "Wert danach.").Required(),
                f.Unwritten("updated_by", HsdsKind.Text, "Wer geändert hat: eine Rolle, keine Person.").Required(),
            ]
    );

    public static readonly HsdsObject<object> MetaTableDescription = HsdsObject.Of<object>(
        "meta_table_description",
        "meta_table_descriptions",
        "Angaben über eine Tabelle. Wird von diesem Portal nicht veröffentlicht.",
        f =>
            [
                f.Unwritten("id", HsdsKind.Text, "Kennung.") with
                {
                    Format = "uuid",
                    IsRequired = true,
                    IsTabularRequired = true,
                },
                f.Unwritten("name", HsdsKind.Text, "Name der Tabelle."),
                f.Unwritten("language", HsdsKind.Text, "Sprache der Tabelle."),
                f.Unwritten("character_set", HsdsKind.Text, "Zeichensatz der Tabelle."),
                f.UnwrittenMany("attributes", "attribute", "Begriffe aus Taxonomien."),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<Taxonomy> Taxonomy = HsdsObject.Of<Taxonomy>(
        "taxonomy",
        "taxonomies",
        "Ein Verzeichnis von Begriffen, zum Beispiel die Kategorien der Angebote.",
        f =>
            [
                f.Id(x => x.Id),
                f.Text("name", "Name der Taxonomie.", x => x.Name).Required(),
                f.Text("description", "Was die Taxonomie ordnet.", x => x.Description).Required(),
                f.Uri("uri", "Adresse der Taxonomie.", x => x.Uri),
                f.Text("version", "Fassung.", x => x.Version),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<TaxonomyTerm> TaxonomyTerm = HsdsObject.Of<TaxonomyTerm>(
        "taxonomy_term",
        "taxonomy_terms",
        "Ein Begriff einer Taxonomie.",
        f =>
            [
                f.Id(x => x.Id),
                f.Text("code", "Kürzel, bleibt gleich, auch wenn der Name sich ändert.", x => x.Code),
                f.Text("name", "Name des Begriffs.", x => x.Name).Required(),
                f.Text("description", "Was der Begriff meint.", x => x.Description).Required(),
                f.Reference("parent_id", "Übergeordneter Begriff.", x => x.ParentId),
                f.Text("taxonomy", "Name der Taxonomie.", (x, g) => g.TaxonomyOf(x).Name),
                f.One("taxonomy_detail", "Die Taxonomie.", Taxonomy, (x, g) => g.TaxonomyOf(x)),
                f.Text("language", "Sprache des Begriffs (ISO 639).", x => x.Language),
                f.Key("taxonomy_id", x => x.TaxonomyId),
                f.Uri("term_uri", "Adresse des Begriffs, bei amtlichen Leistungen die amtliche Seite.", x => x.TermUri),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<OfferAttribute> Attribute = HsdsObject.Of<OfferAttribute>(
        "attribute",
        "attributes",
        "Verbindung eines Objekts mit einem Begriff.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("link_id", x => x.LinkId).TabularRequired(),
                f.Key("taxonomy_term_id", x => x.TaxonomyTermId).TabularRequired(),
                f.Text("link_type", "Kurzname der Taxonomie: angebote, zielgruppen, kosten …", x => x.LinkType),
                f.Text("link_entity", "Tabelle des Objekts (nur in der Tabellenform).", x => x.LinkEntity) with
                {
                    IsTabularOnly = true,
                    IsTabularRequired = true,
                },
                f.Text("value", "Wert, wo der Begriff allein nicht genügt.", x => x.Value),
                f.One("taxonomy_term", "Der Begriff.", TaxonomyTerm, (x, g) => g.TermOf(x)),
                f.Metadata(),
                f.Text("label", "Beschriftung.", x => x.Label),
                f.Flag("de_primary", "Hauptkategorie des Angebots.", x => x.IsPrimary ? true : null),
            ]
    );

    public static readonly HsdsObject<Language> Language = HsdsObject.Of<Language>(
        "language",
        "languages",
        "Eine Sprache, in der Menschen Hilfe bekommen.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("service_id", x => x.ServiceId),
                f.Key("location_id", x => x.LocationId),
                f.Key("phone_id", x => x.PhoneId),
                f.Text("name", "Name der Sprache auf Deutsch.", x => x.Name),
                f.Text("code", "Kürzel nach ISO 639-1, sonst 639-3.", x => x.Code?.Value).Pattern("^[a-z]{2,3}$"),
                f.Text("note", "Hinweis, zum Beispiel: nur dienstags.", x => x.Note),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<Phone> Phone = HsdsObject.Of<Phone>(
        "phone",
        "phones",
        "Eine Telefonnummer.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("location_id", x => x.LocationId),
                f.Key("service_id", x => x.ServiceId),
                f.Key("organization_id", x => x.OrganizationId),
                f.Key("contact_id", x => x.ContactId),
                f.Key("service_at_location_id", x => x.ServiceAtLocationId),
                f.Text("number", "Nummer, wie sie geschrieben wird, mit Durchwahl.", x => x.Number.Value).Required(),
                f.Unwritten(
                    "extension",
                    HsdsKind.Number,
                    "Durchwahl; steht hier in number, denn sie kann mit 0 beginnen."
                ),
                f.Text("type", "Art nach RFC 6350: voice, fax, cell, text …", x => x.Type),
                f.Text("description", "Wen man erreicht.", x => x.Description),
                f.Many("languages", "Sprachen am Telefon.", Language, (x, g) => g.Languages[x.Id]),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<Contact> Contact = HsdsObject.Of<Contact>(
        "contact",
        "contacts",
        "Eine Stelle, an die man sich wendet. Zuerst die Aufgabe; ein Name nur mit Einwilligung.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("organization_id", x => x.OrganizationId),
                f.Key("service_id", x => x.ServiceId),
                f.Key("service_at_location_id", x => x.ServiceAtLocationId),
                f.Key("location_id", x => x.LocationId),
                f.Text("name", "Name.", x => x.Name),
                f.Text("title", "Aufgabe.", x => x.Title),
                f.Text("department", "Abteilung.", x => x.Department),
                f.Email("email", "E-Mail-Adresse.", x => x.Email),
                f.Many("phones", "Telefonnummern.", Phone, (x, g) => g.Phones[x.Id]),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<ServiceArea> ServiceArea = HsdsObject.Of<ServiceArea>(
        "service_area",
        "service_areas",
        "Gebiet, für dessen Menschen das Angebot da ist.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("service_id", x => x.ServiceId),
                f.Key("service_at_location_id", x => x.ServiceAtLocationId),
                f.Text("name", "Name des Gebiets.", x => x.Name),
                f.Text("description", "Erläuterung.", x => x.Description),
                f.Text("extent", "Umriss als Text, siehe extent_type.", x => x.Extent),
                f.Text("extent_type", "Form des Umrisses, zum Beispiel geojson.", x => x.ExtentType),
                // HSDS itself asks for no format here.
                f.Text("uri", "Amtlicher Schlüssel des Gebiets als Adresse (DCAT-AP.de).", PoliticalGeocoding.UriOf)
                    .Tighten(new JsonObject { ["format"] = "uri" }),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<CostOption> CostOption = HsdsObject.Of<CostOption>(
        "cost_option",
        "cost_options",
        "Was das Angebot kostet.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("service_id", x => x.ServiceId).TabularRequired(),
                f.Date("valid_from", "Gilt ab.", x => HsdsFormats.Date(x.ValidFrom)),
                f.Date("valid_to", "Gilt bis.", x => HsdsFormats.Date(x.ValidTo)),
                f.Text("option", "Für wen oder was der Preis gilt.", x => x.Option),
                f.Text("currency", "Währung nach ISO 4217.", x => x.Currency?.Value).Pattern("^[A-Z]{3}$"),
                f.Number("amount", "Betrag, höchstens zwei Nachkommastellen.", x => x.Amount)
                    .Tighten(new JsonObject { ["minimum"] = 0, ["multipleOf"] = 0.01 }),
                f.Text("amount_description", "Erläuterung, zum Beispiel wer zahlt.", x => x.AmountDescription),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<RequiredDocument> RequiredDocument = HsdsObject.Of<RequiredDocument>(
        "required_document",
        "required_documents",
        "Unterlage, die man mitbringt.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("service_id", x => x.ServiceId),
                f.Text("document", "Name der Unterlage.", x => x.Document),
                f.Uri("uri", "Wo man sie bekommt.", x => x.Uri),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<Funding> Funding = HsdsObject.Of<Funding>(
        "funding",
        "funding",
        "Wer fördert.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("organization_id", x => x.OrganizationId),
                f.Key("service_id", x => x.ServiceId),
                f.Text("source", "Geldgeber oder Programm.", x => x.Source),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<Unit> Unit = HsdsObject.Of<Unit>(
        "unit",
        "units",
        "Was gezählt wird: Platz, Bett, Termin.",
        f =>
            [
                f.Id(x => x.Id),
                f.Text("name", "Name der Einheit.", x => x.Name).Required(),
                f.Text("scheme", "Verzeichnis der Einheiten.", x => x.Scheme),
                f.Text("identifier", "Kennung im Verzeichnis.", x => x.Identifier),
                f.Uri("uri", "Adresse der Einheit.", x => x.Uri),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<ServiceCapacity> ServiceCapacity = HsdsObject.Of<ServiceCapacity>(
        "service_capacity",
        "service_capacity",
        "Freie Plätze mit dem Zeitpunkt der Angabe.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("service_id", x => x.ServiceId).TabularRequired(),
                (f.One("unit", "Einheit.", Unit, (x, g) => g.Units[x.UnitId])).Required(),
                f.Key("unit_id", x => x.UnitId).TabularRequired(),
                f.Number("available", "Frei.", x => x.Available).Required().Tighten(new JsonObject { ["minimum"] = 0 }),
                f.Number("maximum", "Vorhanden.", x => x.Maximum).Tighten(new JsonObject { ["minimum"] = 0 }),
                f.Text("description", "Erläuterung.", x => x.Description),
                f.Instant("updated", "Zeitpunkt der Angabe; nach 14 Tagen nicht mehr aktuell.", x => x.Updated)
                    .Required(),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<Url> Url = HsdsObject.Of<Url>(
        "url",
        "url",
        "Weitere Web-Adresse.",
        f =>
            [
                f.Id(x => x.Id),
                f.Text("label", "Beschriftung.", x => x.Label),
                f.Uri("url", "Adresse.", x => x.Address).Required(),
                f.Key("organization_id", x => x.OrganizationId),
                f.Key("service_id", x => x.ServiceId),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );
}
