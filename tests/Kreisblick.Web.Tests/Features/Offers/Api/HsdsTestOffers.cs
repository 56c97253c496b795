using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

/// <summary>
/// Invented offers made by rule, so that every field, every parent and every state of the model occurs: the contract
/// is checked on all of them, not on a sample.
/// </summary>
internal sealed partial class HsdsTestOffers(int seed)
{
    /// <summary>A street that somebody put to a protected place behind the model's back; it stands in no answer.</summary>
    public const string HiddenStreet = "Verborgene Gasse 7";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 6, 0, 0, 123, TimeSpan.Zero);
    private static readonly string[] Municipalities = ["16064046", "16064003", "16064032", "16064045"];
    private static readonly string[] Topics =
    [
        "Schuldnerberatung",
        "Kleiderkammer",
        "Mittagstisch",
        "Elterncafé",
        "Pflegeberatung",
    ];
    private static readonly string[] Places = ["Mühlhausen", "Bad Langensalza", "Ammern", "Schlotheim"];

    private readonly Random random = new(seed);
    private readonly HsdsTestHours hours = new(seed);
    private readonly List<object> rows = [];
    private List<TaxonomyTerm> terms = [];
    private Unit unit = null!;

    public static async Task FillAsync(TestDatabase database, int count, int seed = 7)
    {
        await using var db = database.Context();
        await new HsdsTestOffers(seed).AddAsync(db, count);
    }

    private async Task AddAsync(KreisblickDb db, int count)
    {
        await AddCatalogueAsync(db);
        unit = new Unit { Id = NewId(), Name = "Platz" };
        rows.Add(unit);
        var organizations = Enumerable.Range(0, Math.Max(1, count / 12)).Select(Organization).ToList();
        for (var i = 0; i < count; i++)
            Service(i, organizations[random.Next(organizations.Count)]);
        // Never seen: a draft with a place of its own, and an offer that ended long ago.
        var draft = Service(count, organizations[0], ServiceStatus.Active, published: false);
        Location(organizations[0].Id, draft, "Entwurfsort");
        Service(count + 1, organizations[0], ServiceStatus.Defunct, ended: Start.AddYears(-4));
        Service(count + 2, organizations[0], ServiceStatus.Inactive, ended: Start.AddMonths(-2));
        db.AddRange(rows);
        db.Changed(OfferIndex.Counter);
        await db.SaveChangesAsync();
    }

    private async Task AddCatalogueAsync(KreisblickDb db)
    {
        var known = await db.Set<TaxonomyTerm>().CountAsync();
        if (known == 0)
        {
            foreach (var t in CatalogueFiles.Taxonomies())
                db.Add(
                    new Taxonomy
                    {
                        Id = Uuid5.OfTaxonomy(t.Slug),
                        Slug = t.Slug,
                        Name = t.Name,
                        Description = t.Description,
                        Version = t.Version,
                    }
                );
            foreach (var t in CatalogueFiles.Terms())
                db.Add(
                    new TaxonomyTerm
                    {
                        Id = Uuid5.OfTerm(t.Taxonomy, t.Code),
                        TaxonomyId = Uuid5.OfTaxonomy(t.Taxonomy),
                        Code = t.Code,
                        Name = t.Label,
                        PlainName = t.PlainLabel,
                        Description = t.Description,
                        ParentId = t.Parent is { } parent ? Uuid5.OfTerm(t.Taxonomy, parent) : null,
                    }
                );
            await db.SaveChangesAsync();
        }
        terms = await db.Set<TaxonomyTerm>().AsNoTracking().OrderBy(t => t.Id).ToListAsync();
    }

    private Organization Organization(int number)
    {
        var id = NewId();
        var organization = new Organization
        {
            Id = id,
            PublicId = PublicId.From(id),
            Name = $"Beispielverband {number}",
            AlternateName = Maybe($"BV {number}"),
            Description = "Erfundener Träger für Beispieldaten.",
            Email = StoredText.Parse<EmailAddress>("post@beispiel.example"),
            Website = StoredText.Parse<WebAddress>("https://beispiel.example/träger".Replace("ä", "ae")),
            YearIncorporated = Chance(2) ? 1990 + random.Next(30) : null,
            LegalStatus = Maybe("eingetragener Verein"),
            LastModified = At(),
        };
        organization.AdditionalWebsites.Add(
            new Url
            {
                Id = NewId(),
                Position = random.Next(3),
                OrganizationId = id,
                Address = StoredText.Parse<WebAddress>("https://beispiel.example/mehr"),
            }
        );
        organization.Identifiers.Add(
            new OrganizationIdentifier
            {
                Id = NewId(),
                OrganizationId = id,
                IdentifierType = "Vereinsregister",
                Identifier = $"VR {number}",
            }
        );
        organization.Funding.Add(
            new Funding
            {
                Id = NewId(),
                OrganizationId = id,
                Source = "Landkreis",
            }
        );
        organization.Programs.Add(
            new Kreisblick.Web.Features.Offers.Model.Program
            {
                Id = NewId(),
                OrganizationId = id,
                Name = "Beispielprogramm",
                Description = "Bündelt Angebote.",
            }
        );
        organization.Contacts.Add(Contact(organization: id));
        organization.Attributes.Add(Attribute(id, "organization", organization: id));
        rows.Add(organization);
        return organization;
    }

    private Service Service(
        int number,
        Organization organization,
        ServiceStatus? status = null,
        bool published = true,
        DateTimeOffset? ended = null
    )
    {
        var id = NewId();
        var minimum = Chance(2) ? random.Next(0, 60) : (int?)null;
        var at = ended ?? At();
        var isProtected = number % 25 == 3;
        var service = new Service
        {
            Id = id,
            PublicId = PublicId.From(id),
            OrganizationId = organization.Id,
            ProgramId = Chance(3) ? organization.Programs[0].Id : null,
            Name = $"{Topics[number % Topics.Length]} {Places[number % Places.Length]} {number}",
            AlternateName = Chance(5) ? "" : Maybe("Treff"),
            Description = "Wir helfen Ihnen. Kommen Sie vorbei – auch ohne Termin: „ganz einfach“ & kostenlos. 😀",
            Url = StoredText.Parse<WebAddress>("https://beispiel.example/angebot"),
            Status = status ?? (number % 9 == 4 ? ServiceStatus.TemporarilyClosed : ServiceStatus.Active),
            FeesDescription = Maybe("kostenlos"),
            EligibilityDescription = Maybe("Für alle im Landkreis."),
            MinimumAge = minimum,
            MaximumAge = Chance(3) ? random.Next(minimum ?? 0, 121) : null,
            AssuredDate = Chance(10) ? null : DateOnly.FromDateTime(Start.AddDays(-random.Next(500)).DateTime),
            AssurerEmail = StoredText.Parse<EmailAddress>("redaktion@beispiel.example"),
            Alert = Maybe("Heute später"),
            AlertUntil = Chance(2) ? new DateOnly(2026, 1 + random.Next(12), 5) : null,
            LastModified = at,
            PublishedAt = published ? at.AddDays(-10) : null,
            EndedAt = ended,
            IsExample = true,
        };
        service.Phones.Add(Phone(service: id));
        if (Chance(2))
            service.Contacts.Add(Contact(service: id));
        service.Languages.Add(Language(service: id));
        service.CostOptions.Add(
            new CostOption
            {
                Id = NewId(),
                ServiceId = id,
                Option = "alle",
                Currency = CurrencyCode.Euro,
                Amount = random.Next(4) * 2.5m,
            }
        );
        service.RequiredDocuments.Add(
            new RequiredDocument
            {
                Id = NewId(),
                ServiceId = id,
                Document = "Ausweis",
            }
        );
        service.AdditionalUrls.Add(
            new Url
            {
                Id = NewId(),
                Position = random.Next(3),
                ServiceId = id,
                Label = "Mehr",
                Address = StoredText.Parse<WebAddress>("https://beispiel.example/plan"),
            }
        );
        if (Chance(3))
            service.Capacities.Add(
                new ServiceCapacity
                {
                    Id = NewId(),
                    ServiceId = id,
                    UnitId = unit.Id,
                    Available = random.Next(9),
                    Maximum = 10,
                    Updated = at,
                }
            );
        if (Chance(3))
            service.Texts.Add(Text(id, ServiceText.SimpleGerman, at));
        if (Chance(3))
            service.Texts.Add(Text(id, "en", at.AddDays(-random.Next(2))));
        for (var i = random.Next(3); i >= 0; i--)
            service.Attributes.Add(Attribute(id, "service", service: id, isPrimary: i == 0));
        if (random.Next(6) is var area && area > 1)
            service.ServiceAreas.Add(Area(area, service: id));
        if (Chance(2))
            hours.Add(ScheduleOwner.Service(id), service.Schedules, service.ScheduleExceptions);
        rows.Add(service);
        for (var i = random.Next(4) == 0 ? 2 : 1; i > 0; i--)
            Location(organization.Id, service, Chance(2) ? "Beratungsstelle" : null, isProtected);
        return service;
    }

    private void Location(Guid organization, Service service, string? name, bool isProtected = false)
    {
        var id = NewId();
        Location location;
        if (isProtected)
        {
            location = Web.Features.Offers.Model.Location.Protected(id, organization, name, At());
            rows.Add(
                new Address("99974", "DE")
                {
                    Id = NewId(),
                    Position = random.Next(3),
                    LocationId = id,
                    Address1 = HiddenStreet,
                    City = "Mühlhausen/Thüringen",
                    StateProvince = "Thüringen",
                    AddressType = LocationType.Physical,
                }
            );
        }
        else
        {
            location = new Location
            {
                Id = id,
                OrganizationId = organization,
                LocationType = LocationType.Physical,
                Name = name,
                LastModified = At(),
            };
            location.PlaceAt(
                Chance(10)
                    ? null
                    : new Coordinates(50.9 + (random.NextDouble() * 0.6), 10.1 + (random.NextDouble() * 0.7)),
                Municipalities[random.Next(Municipalities.Length)]
            );
            location.ReachBy("Haltestelle Markt");
            location.Add(
                new Address("99974", "DE")
                {
                    Id = NewId(),
                    Position = random.Next(3),
                    LocationId = id,
                    Address1 = $"Beispielstraße {random.Next(90)}",
                    City = "Mühlhausen/Thüringen",
                    StateProvince = "Thüringen",
                    AddressType = LocationType.Physical,
                }
            );
            location.Accessibility.Add(
                new Accessibility
                {
                    Id = NewId(),
                    Position = random.Next(3),
                    LocationId = id,
                    Description = "stufenlos",
                    CheckedOn = new DateOnly(2026, 2, 3),
                }
            );
            if (Chance(3))
                hours.Add(ScheduleOwner.Location(id), location.Schedules, location.ScheduleExceptions);
        }
        location.Phones.Add(Phone(location: id));
        location.Languages.Add(Language(location: id));
        rows.Add(location);
        var place = new ServiceAtLocation
        {
            Id = NewId(),
            Position = random.Next(3),
            ServiceId = service.Id,
            LocationId = id,
            Description = Maybe("Hintereingang"),
            LastModified = At(),
        };
        if (Chance(3))
            place.ServiceAreas.Add(Area(2 + random.Next(4), place: place.Id));
        if (Chance(2))
            hours.Add(ScheduleOwner.ServiceAtLocation(place.Id), place.Schedules, place.ScheduleExceptions);
        rows.Add(place);
        if (Chance(4))
            rows.Add(Attribute(place.Id, "service_at_location", service: service.Id));
    }

    private ServiceArea Area(int kind, Guid? service = null, Guid? place = null) =>
        new()
        {
            Id = NewId(),
            Position = random.Next(3),
            ServiceId = service,
            ServiceAtLocationId = place,
            Name = "Gebiet",
            AreaKey = kind switch
            {
                2 => "16064",
                3 => Municipalities[random.Next(Municipalities.Length)],
                4 => "16",
                _ => null,
            },
            ExtentType = kind == 5 ? "geojson" : null,
            Extent =
                kind == 5
                    ? """{"type":"Polygon","coordinates":[[[10.3,51.1],[10.6,51.1],[10.6,51.3],[10.3,51.3],[10.3,51.1]]]}"""
                    : null,
        };

    private bool Chance(int one) => random.Next(one) == 0;

    private string? Maybe(string text) => Chance(2) ? text : null;

    private DateTimeOffset At() => Start.AddHours(random.Next(4_000));

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
