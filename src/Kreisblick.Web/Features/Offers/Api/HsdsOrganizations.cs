using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Fields of <c>organization</c>. A nested organization names no services: there are no cycles.</summary>
internal static class HsdsOrganizations
{
    public static readonly HsdsObject<OrganizationIdentifier> Identifier = HsdsObject.Of<OrganizationIdentifier>(
        "organization_identifier",
        "organization_identifiers",
        "Eintrag eines Trägers in einem Register.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("organization_id", x => x.OrganizationId).TabularRequired(),
                f.Text("identifier_scheme", "Register nach org-id.guide.", x => x.IdentifierScheme),
                f.Text("identifier_type", "Name des Registers.", x => x.IdentifierType).Required(),
                f.Text("identifier", "Nummer im Register.", x => x.Identifier).Required(),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    public static readonly HsdsObject<Model.Program> Program = HsdsObject.Of<Model.Program>(
        "program",
        "programs",
        "Programm, das Angebote eines Trägers bündelt.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("organization_id", x => x.OrganizationId).TabularRequired(),
                f.Text("name", "Name.", x => x.Name).Required(),
                f.Text("alternate_name", "Anderer Name.", x => x.AlternateName),
                f.Text("description", "Beschreibung.", x => x.Description).Required(),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );

    /// <summary>The organization with all that is its own.</summary>
    public static readonly HsdsObject<Organization> Organization = HsdsObject.Of<Organization>(
        "organization",
        "organizations",
        "Träger von Angeboten.",
        f =>
            [
                f.Id(x => x.Id),
                f.Text("name", "Name.", x => x.Name).Required(),
                f.Text("alternate_name", "Kurzname.", x => x.AlternateName),
                f.Text("description", "Was der Träger tut.", x => x.Description).Required(),
                f.Email("email", "E-Mail-Adresse.", x => x.Email),
                f.Uri("website", "Web-Adresse.", x => x.Website),
                f.Unwritten("tax_status", HsdsKind.Text, "Veraltet, wird nicht geschrieben."),
                f.Unwritten("tax_id", HsdsKind.Text, "Veraltet, wird nicht geschrieben."),
                f.Number("year_incorporated", "Gründungsjahr.", x => x.YearIncorporated)
                    .Tighten(new JsonObject { ["type"] = "integer" }),
                f.Text("legal_status", "Rechtsform.", x => x.LegalStatus),
                f.Text("logo", "Zeichen des Trägers.", x => x.Logo),
                f.Uri("uri", "Dauerhafte Adresse des Trägers.", x => x.Uri),
                f.Reference("parent_organization_id", "Dachverband.", x => x.ParentOrganizationId),
                f.Many("additional_websites", "Weitere Web-Adressen.", HsdsParts.Url, (x, g) => g.Urls[x.Id]),
                f.Many("funding", "Förderung.", HsdsParts.Funding, (x, g) => g.Funding[x.Id]),
                f.Many("contacts", "Stellen.", HsdsParts.Contact, (x, g) => g.Contacts[x.Id]),
                f.Many("phones", "Telefonnummern.", HsdsParts.Phone, (x, g) => g.Phones[x.Id]),
                f.Many("locations", "Orte des Trägers.", HsdsPlaces.Location, (x, g) => g.LocationsOf(x.Id)),
                f.Many("programs", "Programme.", Program, (x, g) => g.Programs[x.Id]),
                f.Many("organization_identifiers", "Register.", Identifier, (x, g) => g.Identifiers[x.Id]),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    );
}
