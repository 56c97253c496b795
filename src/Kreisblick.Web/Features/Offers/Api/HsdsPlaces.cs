using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Fields of <c>location</c> and what stands at it.</summary>
internal static class HsdsPlaces
{
    private static readonly string[] LocationTypes = ["physical", "postal", "virtual"];

    public static readonly HsdsObject<Address> Address = HsdsObject.Of<Address>(
        "address",
        "addresses",
        "Anschrift eines Ortes.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("location_id", x => x.LocationId),
                f.Text("attention", "Gebäude oder zu Händen.", x => x.Attention),
                f.Text("address_1", "Straße und Hausnummer.", x => x.Address1).Required(),
                f.Text("address_2", "Ortsteil.", x => x.Address2),
                f.Text("city", "Gemeinde.", x => x.City).Required(),
                f.Text("region", "Landkreis.", x => x.Region),
                f.Text("state_province", "Bundesland.", x => x.StateProvince).Required(),
                f.Text("postal_code", "Postleitzahl, in Deutschland fünf Ziffern.", x => x.PostalCode).Required(),
                f.Text("country", "Land nach ISO 3166-1.", x => x.Country).Required().Pattern("^[A-Z]{2}$"),
                f.Text("address_type", "Art der Anschrift.", x => x.AddressType.ToHsds())
                    .Required()
                    .OneOf(LocationTypes),
                f.Attributes(x => x.Id),
                f.Metadata(),
            ]
    ) with
    {
        Rules = new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["country"] = new JsonObject { ["const"] = "DE" } },
                ["required"] = new JsonArray("country"),
            },
            ["then"] = new JsonObject
            {
                ["properties"] = new JsonObject { ["postal_code"] = new JsonObject { ["pattern"] = "^[0-9]{5}$" } },
            },
        },
    };

    public static readonly HsdsObject<Accessibility> Accessibility = HsdsObject.Of<Accessibility>(
        "accessibility",
        "accessibility",
        "Ein Merkmal der Barrierefreiheit eines Ortes.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("location_id", x => x.LocationId),
                f.Text("description", "Das Merkmal.", x => x.Description),
                f.Text("details", "Einzelheiten.", x => x.Details),
                f.Uri("url", "Weitere Auskunft.", x => x.Url),
                f.Attributes(x => x.Id),
                f.Metadata(),
                f.Date("x_checked_on", "Tag, an dem nachgesehen wurde.", x => HsdsFormats.Date(x.CheckedOn)),
            ]
    );

    public static readonly HsdsObject<Location> Location = HsdsObject.Of<Location>(
        "location",
        "locations",
        "Ort, an dem es Hilfe gibt. Ein geschützter Ort hat keine Anschrift und keine Koordinaten.",
        f =>
            [
                f.Id(x => x.Id),
                f.Text("location_type", "Art des Ortes.", x => x.LocationType.ToHsds()).Required().OneOf(LocationTypes),
                f.Uri("url", "Web-Adresse.", x => x.Url),
                f.Key("organization_id", x => x.OrganizationId),
                f.Text("name", "Name.", x => x.Name),
                f.Text("alternate_name", "Anderer Name.", x => x.AlternateName),
                f.Text("description", "Beschreibung.", x => x.Description),
                f.Text("transportation", "Haltestelle und Weg.", x => x.IsAddressProtected ? null : x.Transportation),
                f.Number("latitude", "Breite in Grad, WGS 84.", x => x.IsAddressProtected ? null : x.Latitude)
                    .Tighten(new JsonObject { ["minimum"] = -90, ["maximum"] = 90 }),
                f.Number("longitude", "Länge in Grad, WGS 84.", x => x.IsAddressProtected ? null : x.Longitude)
                    .Tighten(new JsonObject { ["minimum"] = -180, ["maximum"] = 180 }),
                f.Text("external_identifier", "Kennung in einem anderen Verzeichnis.", x => x.ExternalIdentifier),
                f.Text("external_identifier_type", "Das andere Verzeichnis.", x => x.ExternalIdentifierType),
                f.Flag(
                    "de_address_protected",
                    "Die Anschrift ist geschützt (Schutzwohnung).",
                    x => x.IsAddressProtected ? true : null
                ),
                f.Many("languages", "Sprachen am Ort.", HsdsParts.Language, (x, g) => g.Languages[x.Id]),
                f.Many("addresses", "Anschriften.", Address, (x, g) => x.IsAddressProtected ? [] : g.Addresses[x.Id]),
                f.Many("contacts", "Stellen am Ort.", HsdsParts.Contact, (x, g) => g.Contacts[x.Id]),
                f.Many("accessibility", "Barrierefreiheit.", Accessibility, (x, g) => g.Accessibility[x.Id]),
                f.Many("phones", "Telefonnummern.", HsdsParts.Phone, (x, g) => g.Phones[x.Id]),
                f.Many(
                    "schedules",
                    "Öffnungszeiten des Ortes.",
                    HsdsSchedules.Schedule,
                    (x, g) =>
                        PublishedRow.Of(ScheduleOwner.Location(x.Id), g.Schedules[x.Id], g.ScheduleExceptions[x.Id])
                ),
                f.Attributes(x => x.Id),
                f.Metadata(),
                HsdsSchedules.Exceptions(f, x => x.Id),
            ]
    ) with
    {
        Rules = new JsonObject
        {
            ["dependentRequired"] = new JsonObject
            {
                ["latitude"] = new JsonArray("longitude"),
                ["longitude"] = new JsonArray("latitude"),
            },
        },
    };
}
