using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>
/// Makes the example directory from its tables: the same ids at each run, dates counted back from the day of the seed.
/// </summary>
internal sealed class ExampleOffers(DateTimeOffset now)
{
    private const string CountyName = "Unstrut-Hainich-Kreis";
    private const string CountyKey = "16064";
    private const int CrisisIntervalMonths = 6;

    /// <summary>About 600 m: points of one municipality do not lie on top of each other.</summary>
    private const double MostShift = 0.006;
    private readonly DateOnly today = BerlinTime.DateOf(now);
    private readonly IReadOnlyDictionary<string, ExamplePlace> places = ExampleTables.Places();
    private readonly ILookup<string, TableRow> hours = ExampleTables.Hours();
    private readonly Dictionary<string, string> criteria = CatalogueFiles
        .Terms()
        .Where(t => t.Taxonomy == TaxonomySlugs.Accessibility)
        .ToDictionary(t => t.Code, t => t.Label, StringComparer.Ordinal);
    private readonly Dictionary<string, TableRow> locationRows = ExampleTables
        .Locations()
        .ToDictionary(r => r["key"], StringComparer.Ordinal);
    private readonly ILookup<string, TableRow> texts = ExampleTables.Texts().ToLookup(r => r["offer"], StringComparer.Ordinal);

    /// <summary>All rows, parents before children.</summary>
    public IReadOnlyList<object> All()
    {
        var rows = new List<object>();
        foreach (var unit in ExampleTables.Offers().Select(o => o["capacity"]).Where(c => c.Length > 0).Select(c => c.Split('=')[0]).Distinct(StringComparer.Ordinal))
            rows.Add(new Unit { Id = Id("einheit", unit), Name = unit });
        foreach (var row in ExampleTables.Providers())
            rows.AddRange(Provider(row));
        foreach (var row in locationRows.Values)
            rows.AddRange(Place(row));
        foreach (var row in ExampleTables.Offers())
            rows.AddRange(Offer(row));
        return rows;
    }

    private IEnumerable<object> Provider(TableRow row)
    {
        var id = Id("traeger", row["key"]);
        yield return new Organization
        {
            Id = id,
            PublicId = PublicId.From(id),
            Name = row["name"],
            Description = row["description"],
            LegalStatus = row.Text("legal_status"),
            Email = row.Text("email") is { } mail ? StoredText.Parse<EmailAddress>(mail) : null,
            Website = row.Text("website") is { } web ? StoredText.Parse<WebAddress>(web) : null,
            LastModified = now,
        };
        if (row.Text("phone") is { } phone)
            yield return new Phone { Id = Id("traeger-telefon", row["key"]), OrganizationId = id, Number = StoredText.Parse<PhoneNumber>(phone), Type = "voice" };
        yield return Attribute(id, "organization", TaxonomySlugs.ProviderKinds, row["kind"], organizationId: id);
    }

    private IEnumerable<object> Place(TableRow row)
    {
        var id = Id("ort", row["key"]);
        var provider = Id("traeger", row["provider"]);
        if (row["address_protected"] == "yes")
        {
            yield return Location.Protected(id, provider, row["name"], now);
            yield break;
        }
        var place = places[row["place"]];
        var location = new Location
        {
            Id = id,
            OrganizationId = provider,
            LocationType = LocationType.Physical,
            Name = row["name"],
            LastModified = now,
        };
        location.PlaceAt(row["has_coordinates"] == "yes" ? Shifted(place, row["key"]) : null, place.Ags);
        location.ReachBy(row.Text("transportation"));
        yield return location;
        yield return new Address(place.PostalCode, "DE")
        {
            Id = Id("anschrift", row["key"]),
            LocationId = id,
            Address1 = row["street"],
            Address2 = place.Village,
            City = place.Municipality,
            Region = CountyName,
            StateProvince = "Thüringen",
            AddressType = LocationType.Physical,
        };
        foreach (var entry in row.List("accessibility"))
        {
            var (code, rest) = Split(entry, '=');
            var (answer, note) = Split(rest, ':');
            var criterion = Id("barrierefreiheit", $"{row["key"]}:{code}");
            yield return new Accessibility
            {
                Id = criterion,
                LocationId = id,
                Description = criteria[code],
                Details = note.Length > 0 ? note : null,
                CheckedOn = row.Text("accessibility_checked_days_ago") is { } days ? today.AddDays(-Days(days)) : null,
            };
            yield return Attribute(
                criterion,
                "accessibility",
                TaxonomySlugs.Accessibility,
                code,
                locationId: id,
                value: answer switch
                {
                    "ja" => "yes",
                    "teilweise" => "partly",
                    _ => "no",
                }
            );
        }
    }

    private IEnumerable<object> Offer(TableRow row)
    {
        var key = row["key"];
        var id = Id("angebot", key);
        var assured = row.Text("assured_days_ago") is { } days ? today.AddDays(-Days(days)) : (DateOnly?)null;
        var categories = row.List("categories");
        yield return new Service
        {
            Id = id,
            PublicId = PublicId.From(id),
            OrganizationId = Id("traeger", row["provider"]),
            Name = row["name"],
            Description = $"{row["short"]} {row["description"]}".Trim(),
            Url = row.Text("url") is { } url ? StoredText.Parse<WebAddress>(url) : null,
            Email = row.Text("email") is { } mail ? StoredText.Parse<EmailAddress>(mail) : null,
            Status = HsdsNames.ParseStatus(row["status"]) ?? throw new FormatException($"{row.Place}: status"),
            InterpretationServices = row.Text("interpretation"),
            ApplicationProcess = row.Text("how_to_get"),
            FeesDescription = row.Text("fees"),
            EligibilityDescription = row.Text("eligibility"),
            MinimumAge = row.Number("age_from") is { } from ? (int)from : null,
            MaximumAge = row.Number("age_to") is { } to ? (int)to : null,
            AssuredDate = assured,
            AssurerEmail = StoredText.Parse<EmailAddress>("redaktion@beispiel.example"),
            Alert = row.Text("alert"),
            VerificationIntervalMonths = categories[0].StartsWith("01.", StringComparison.Ordinal) ? CrisisIntervalMonths : 12,
            LastModified = now,
            PublishedAt = now,
            IsExample = true,
        };
        foreach (var part in Parts(row, id, categories))
            yield return part;
        foreach (var text in texts[key])
            yield return new ServiceText
            {
                Id = Id("text", $"{key}:{text["language"]}"),
                ServiceId = id,
                Language = text["language"],
                Name = text["name"],
                Description = text["description"],
                Kind = TranslationKind.Human,
                BasedOn = now,
                Date = today,
            };
    }

    private IEnumerable<object> Parts(TableRow row, Guid id, string[] categories)
    {
        var key = row["key"];
        yield return new Phone
        {
            Id = Id("telefon", key),
            ServiceId = id,
            Number = StoredText.Parse<PhoneNumber>(row["phone"]),
            Type = "voice",
        };
        var location = locationRows[row["location"]];
        yield return new ServiceAtLocation { Id = Id("angebot-am-ort", key), ServiceId = id, LocationId = Id("ort", location["key"]), LastModified = now };
        foreach (var (category, i) in categories.Select((c, i) => (c, i)))
            yield return Attribute(id, "service", TaxonomySlugs.Categories, category, serviceId: id, isPrimary: i == 0);
        foreach (var (column, taxonomy) in (IEnumerable<(string, string)>)
            [
                ("target_groups", TaxonomySlugs.TargetGroups),
                ("cost", TaxonomySlugs.Costs),
                ("access", TaxonomySlugs.Access),
                ("form", TaxonomySlugs.Form),
            ])
            foreach (var code in row.List(column))
                yield return Attribute(id, "service", taxonomy, code, serviceId: id);
        var areas = row.List("areas");
        yield return Attribute(id, "service", TaxonomySlugs.Reach, Reach(areas), serviceId: id);
        foreach (var area in areas)
            yield return new ServiceArea
            {
                Id = Id("gebiet", $"{key}:{area}"),
                ServiceId = id,
                Name = area == CountyKey ? CountyName : places.Values.FirstOrDefault(p => p.Ags == area)?.Municipality,
                Uri = PoliticalGeocoding.UriOf(area),
                AreaKey = area,
            };
        foreach (var code in row.List("languages"))
            yield return Language(code, $"{key}:{code}", id);
        foreach (var document in row.List("documents"))
            yield return new RequiredDocument { Id = Id("unterlage", $"{key}:{document}"), ServiceId = id, Document = document };
        foreach (var cost in row.List("cost_options"))
            yield return Cost(cost, key, id);
        if (row.Text("capacity") is { } capacity)
        {
            var (unit, numbers) = Split(capacity, '=');
            var (available, maximum) = Split(numbers, '/');
            yield return new ServiceCapacity
            {
                Id = Id("plaetze", key),
                ServiceId = id,
                UnitId = Id("einheit", unit),
                Available = Number(available),
                Maximum = maximum.Length > 0 ? Number(maximum) : null,
                Updated = now,
            };
        }
        foreach (var (pattern, i) in hours[row["hours"]].Select((p, i) => (p, i)))
            yield return Schedule
                .Read(
                    new ScheduleText
                    {
                        Id = Id("zeit", $"{key}:{i}"),
                        DtStart = today.AddDays(-365).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        Freq = pattern.Text("freq"),
                        Interval = pattern.Text("interval"),
                        ByDay = pattern.Text("byday"),
                        OpensAt = pattern.Text("opens_at"),
                        ClosesAt = pattern.Text("closes_at"),
                        Description = pattern.Text("description"),
                        PublicHolidays = pattern.Text("public_holidays"),
                        SchoolHolidays = pattern.Text("school_holidays"),
                    },
                    ScheduleOwner.Service(id),
                    // Times of the table are wall times in Germany.
                    ScheduleSource.Import,
                    i
                )
                .Require();
    }

    private static Language Language(string code, string key, Guid service) =>
        code switch
        {
            "ls" => new Language { Id = Id("sprache", key), ServiceId = service, Code = StoredText.Parse<LanguageCode>("de"), Name = "Deutsch (Leichte Sprache)" },
            _ => new Language
            {
                Id = Id("sprache", key),
                ServiceId = service,
                Code = StoredText.Parse<LanguageCode>(code),
                Name = Search.OfferLanguages.Name(code),
            },
        };

    /// <summary>"Erwachsene=2=je Ausgabe"; a question mark stands for a price that depends.</summary>
    private static CostOption Cost(string text, string key, Guid service)
    {
        var parts = text.Split('=');
        return new CostOption
        {
            Id = Id("kosten", $"{key}:{parts[0]}"),
            ServiceId = service,
            Option = parts[0],
            Currency = parts[1] == "?" ? null : CurrencyCode.Euro,
            Amount = parts[1] == "?" ? null : Number(parts[1]),
            AmountDescription = parts.Length > 2 ? parts[2] : null,
        };
    }

    private static string Reach(string[] areas) =>
        areas switch
        {
            [] or [CountyKey] => "RE3",
            _ when Array.TrueForAll(areas, a => a.Length == 8) => "RE2",
            _ => "RE4",
        };

    private static OfferAttribute Attribute(
        Guid link,
        string entity,
        string taxonomy,
        string code,
        Guid? serviceId = null,
        Guid? organizationId = null,
        Guid? locationId = null,
        string? value = null,
        bool isPrimary = false
    ) =>
        new()
        {
            Id = Id("merkmal", $"{link}:{taxonomy}:{code}"),
            LinkId = link,
            LinkEntity = entity,
            LinkType = taxonomy,
            Value = value,
            TaxonomyTermId = Uuid5.OfTerm(taxonomy, code),
            IsPrimary = isPrimary,
            ServiceId = serviceId,
            OrganizationId = organizationId,
            LocationId = locationId,
        };

    private static Coordinates Shifted(ExamplePlace place, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return new Coordinates(
            Math.Round(place.Latitude + (((hash[0] / 127.5) - 1) * MostShift), 5),
            Math.Round(place.Longitude + (((hash[1] / 127.5) - 1) * MostShift), 5)
        );
    }

    private static Guid Id(string kind, string key) => Uuid5.Of($"urn:kreisblick:beispiel:{kind}:{key}");

    private static int Days(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static (string Head, string Tail) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
