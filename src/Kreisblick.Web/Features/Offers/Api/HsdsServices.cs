using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Fields of <c>service</c> and <c>service_at_location</c>, in each depth in which they are written.</summary>
internal static class HsdsServices
{
    private static readonly JsonObject Age = new()
    {
        ["type"] = "integer",
        ["minimum"] = 0,
        ["maximum"] = 120,
    };

    /// <summary>All but the service's own service_at_locations, which would lead in a circle.</summary>
    private static readonly HsdsObject<Service> Own = HsdsObject.Of<Service>(
        "service",
        "services",
        "Ein Hilfsangebot.",
        f =>
            [
                f.Id(x => x.Id),
                f.Reference("organization_id", "Träger.", x => x.OrganizationId).TabularRequired(),
                f.Reference("program_id", "Programm.", x => x.ProgramId),
                f.Text("name", "Name.", x => x.Name).Required(),
                f.Text("alternate_name", "Anderer Name.", x => x.AlternateName),
                f.Text(
                    "description",
                    "Beschreibung in Markdown; der erste Satz steht auch allein.",
                    x => x.Description
                ),
                f.Uri("url", "Web-Adresse.", x => x.Url),
                f.Email("email", "E-Mail-Adresse.", x => x.Email),
                f.Text("status", "Stand des Angebots.", x => x.Status.ToHsds())
                    .Required()
                    .OneOf("active", "inactive", "defunct", "temporarily closed"),
                f.Text("interpretation_services", "Dolmetschen.", x => x.InterpretationServices),
                f.Text("application_process", "Wie man das Angebot bekommt.", x => x.ApplicationProcess),
                f.Text("fees_description", "Was es kostet.", x => x.FeesDescription),
                f.Unwritten("wait_time", HsdsKind.Text, "Veraltet, wird nicht geschrieben."),
                f.Unwritten("fees", HsdsKind.Text, "Veraltet, wird nicht geschrieben."),
                f.Text("accreditations", "Zulassungen.", x => x.Accreditations),
                f.Text("eligibility_description", "Für wen das Angebot ist.", x => x.EligibilityDescription),
                f.Number("minimum_age", "Ab diesem Alter, in Jahren.", x => x.MinimumAge)
                    .Tighten((JsonObject)Age.DeepClone()),
                f.Number("maximum_age", "Bis zu diesem Alter, in Jahren.", x => x.MaximumAge)
                    .Tighten((JsonObject)Age.DeepClone()),
                f.Date("assured_date", "Geprüft am.", x => HsdsFormats.Date(x.AssuredDate)),
                f.Email("assurer_email", "Redaktion, die geprüft hat.", x => x.AssurerEmail),
                f.Unwritten("licenses", HsdsKind.Text, "Veraltet, wird nicht geschrieben."),
                f.Text("alert", "Kurzer Hinweis, solange er gilt.", (x, g) => HasAlert(x, g) ? x.Alert : null),
                f.Instant("last_modified", "Letzte Änderung am Angebot oder an einem Teil davon.", x => x.LastModified),
                f.Date(
                    "x_alert_until",
                    "Der Hinweis gilt bis.",
                    (x, g) => HasAlert(x, g) ? HsdsFormats.Date(x.AlertUntil) : null
                ),
                f.Flag("x_example", "Erfundenes Beispiel, kein wirkliches Angebot.", x => x.IsExample ? true : null),
                f.Many("additional_urls", "Weitere Web-Adressen.", HsdsParts.Url, (x, g) => g.Urls[x.Id]),
                f.Many("phones", "Telefonnummern.", HsdsParts.Phone, (x, g) => g.Phones[x.Id]),
                f.Many(
                    "schedules",
                    "Öffnungszeiten.",
                    HsdsSchedules.Schedule,
                    (x, g) =>
                        PublishedRow.Of(ScheduleOwner.Service(x.Id), g.Schedules[x.Id], g.ScheduleExceptions[x.Id])
                ),
                f.Many("service_areas", "Einzugsgebiete.", HsdsParts.ServiceArea, (x, g) => g.ServiceAreas[x.Id]),
                f.Many("languages", "Sprachen.", HsdsParts.Language, (x, g) => g.Languages[x.Id]),
                f.One(
                    "organization",
                    "Träger.",
                    HsdsOrganizations.Organization,
                    (x, g) => g.Organizations[x.OrganizationId]
                ),
                f.Many("funding", "Förderung.", HsdsParts.Funding, (x, g) => g.Funding[x.Id]),
                f.Many("cost_options", "Kosten.", HsdsParts.CostOption, (x, g) => g.CostOptions[x.Id]),
                f.One("program", "Programm.", HsdsOrganizations.Program, (x, g) => g.ProgramOf(x)),
                f.Many(
                    "required_documents",
                    "Unterlagen.",
                    HsdsParts.RequiredDocument,
                    (x, g) => g.RequiredDocuments[x.Id]
                ),
                f.Many("contacts", "Stellen.", HsdsParts.Contact, (x, g) => g.Contacts[x.Id]),
                f.Many("capacities", "Freie Plätze.", HsdsParts.ServiceCapacity, (x, g) => g.Capacities[x.Id]),
                f.Attributes(x => x.Id),
                f.Metadata(),
                HsdsSchedules.Exceptions(f, x => x.Id),
                HsdsTexts.PlainLanguage(f),
                HsdsTexts.Translations(f),
                HsdsTexts.Verification(f),
            ]
    );

    /// <summary>The offer as an item of a list: one-to-one fields, provider and programme with theirs.</summary>
    public static readonly HsdsObject<Service> ListItem = Own.Scalars()
        .With(f =>
            [
                f.One(
                    "organization",
                    "Träger.",
                    HsdsOrganizations.Organization.Scalars(),
                    (x, g) => g.Organizations[x.OrganizationId]
                ),
                f.One("program", "Programm.", HsdsOrganizations.Program.Scalars(), (x, g) => g.ProgramOf(x)),
            ]
        );

    /// <summary>What an organization says of its offers unless full ones are asked for.</summary>
    public static readonly HsdsObject<Service> Brief = Own.Only("id", "name", "status");

    /// <summary>The place of an offer as it stands inside the offer.</summary>
    public static readonly HsdsObject<ServiceAtLocation> AtLocation = HsdsObject.Of<ServiceAtLocation>(
        "service_at_location",
        "service_at_location",
        "Ein Angebot an einem seiner Orte.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("service_id", x => x.ServiceId).TabularRequired(),
                f.Key("location_id", x => x.LocationId).TabularRequired(),
                f.Text("description", "Besonderes an diesem Ort.", x => x.Description),
                f.Many("service_areas", "Einzugsgebiete.", HsdsParts.ServiceArea, (x, g) => g.ServiceAreas[x.Id]),
                f.Many("contacts", "Stellen.", HsdsParts.Contact, (x, g) => g.Contacts[x.Id]),
                f.Many("phones", "Telefonnummern.", HsdsParts.Phone, (x, g) => g.Phones[x.Id]),
                f.Many(
                    "schedules",
                    "Öffnungszeiten an diesem Ort.",
                    HsdsSchedules.Schedule,
                    (x, g) =>
                        PublishedRow.Of(
                            ScheduleOwner.ServiceAtLocation(x.Id),
                            g.Schedules[x.Id],
                            g.ScheduleExceptions[x.Id]
                        )
                ),
                f.One("location", "Der Ort.", HsdsPlaces.Location, (x, g) => g.Locations[x.LocationId]),
                f.Attributes(x => x.Id),
                f.Metadata(),
                HsdsSchedules.Exceptions(f, x => x.Id),
            ]
    );

    /// <summary>The offer fully nested.</summary>
    public static readonly HsdsObject<Service> Full = Own.With(f =>
        [f.Many("service_at_locations", "Orte des Angebots.", AtLocation, (x, g) => g.PlacesOf(x.Id))]
    );

    public static readonly HsdsObject<ServiceAtLocation> AtLocationListItem = AtLocation
        .Scalars()
        .With(f =>
            [
                f.One("location", "Der Ort.", HsdsPlaces.Location.Scalars(), (x, g) => g.Locations[x.LocationId]),
                f.One("service", "Das Angebot.", ListItem, (x, g) => g.Services[x.ServiceId]),
            ]
        );

    public static readonly HsdsObject<ServiceAtLocation> AtLocationFull = AtLocation.With(f =>
        [f.One("service", "Das Angebot ohne seine Orte.", Own, (x, g) => g.Services[x.ServiceId])]
    );

    private static bool HasAlert(Service offer, HsdsGraph graph) =>
        offer.Alert is not null && !(offer.AlertUntil < graph.Today);

    public static HsdsObject<Organization> OrganizationWith(bool own, HsdsObject<Service>? services)
    {
        var organization = own ? HsdsOrganizations.Organization : HsdsOrganizations.Organization.Scalars();
        return services is null
            ? organization
            : organization.With(f => [f.Many("services", "Angebote.", services, (x, g) => g.ServicesOf(x.Id))]);
    }

    /// <summary>An offer inside its own organization: the provider is not said again.</summary>
    public static readonly HsdsObject<Service> InOrganization = Full.Without("organization");
}
