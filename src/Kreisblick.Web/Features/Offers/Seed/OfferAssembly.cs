using System.Globalization;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>
/// Builds the directory's entities from rows. The same row becomes the same object in every installation, and a
/// second run finds it.
/// </summary>
/// <param name="now">Instant from which the rows count their days back.</param>
internal sealed class OfferAssembly(ExampleCounty county, ExampleIds ids, DateTimeOffset now)
{
    private static readonly EmailAddress Editors = StoredText.Parse<EmailAddress>("redaktion@beispiel.example");
    private readonly DateOnly today = BerlinTime.DateOf(now);
    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> municipalities = county
        .Places.Values.GroupBy(p => p.Ags, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().Municipality, StringComparer.Ordinal);

    /// <summary>Units that the capacities built so far count in.</summary>
    public IReadOnlyCollection<Unit> Units => units.Values;

    public Organization Organization(ProviderRow row)
    {
        var id = ids.Organization(row.Key);
        var organization = new Organization
        {
            Id = id,
            PublicId = PublicId.From(id),
            Name = row.Name,
            Description = row.Description,
            Email = StoredText.Parse<EmailAddress>(row.Email),
            Website = row.Website is { } website ? StoredText.Parse<WebAddress>(website) : null,
            LegalStatus = row.LegalStatus,
            LastModified = now.AddDays(-30),
        };
        organization.Phones.Add(
            new Phone
            {
                Id = ids.Of("telefon", $"traeger:{row.Key}"),
                OrganizationId = id,
                Number = StoredText.Parse<PhoneNumber>(row.Phone),
                Type = "voice",
            }
        );
        organization.Attributes.Add(
            new OfferAttribute
            {
                Id = ids.Of("merkmal", $"traeger:{row.Key}:{row.Kind}"),
                LinkId = id,
                LinkEntity = "organization",
                LinkType = TaxonomySlugs.ProviderKinds,
                TaxonomyTermId = Uuid5.OfTerm(TaxonomySlugs.ProviderKinds, row.Kind),
                OrganizationId = id,
            }
        );
        return organization;
    }

    public Service Service(OfferRow row)
    {
        var id = ids.Service(row.Key);
        var confirmed = now.AddDays(-row.AssuredDaysAgo);
        var service = new Service
        {
            Id = id,
            PublicId = PublicId.From(id),
            OrganizationId = ids.Organization(row.Provider),
            Name = row.Name,
            Description = $"{row.Short} {row.Long}",
            Url = row.Url is { } url ? StoredText.Parse<WebAddress>(url) : null,
            Email = row.Email is { } email ? StoredText.Parse<EmailAddress>(email) : null,
            Status = HsdsNames.ParseStatus(row.Status) ?? throw new FormatException($"{row.Key}: {row.Status}"),
            InterpretationServices = row.Interpretation,
            ApplicationProcess = row.HowToGet,
            FeesDescription = row.Fees,
            EligibilityDescription = row.Eligibility,
            MinimumAge = row.AgeFrom,
            MaximumAge = row.AgeTo,
            AssuredDate = BerlinTime.DateOf(confirmed),
            AssurerEmail = Editors,
            Alert = row.Alert,
            AlertUntil = row.Alert is null ? null : today.AddDays(90),
            LastModified = confirmed,
            // Crisis help is asked again every six months (verification workflow of the directory).
            VerificationIntervalMonths = row.Categories[0].StartsWith("01", StringComparison.Ordinal) ? 6 : 12,
            PublishedAt = confirmed.AddDays(-30),
            IsExample = true,
        };
        service.Phones.Add(
            new Phone
            {
                Id = ids.Of("telefon", row.Key),
                ServiceId = id,
                Number = StoredText.Parse<PhoneNumber>(row.Phone),
                Type = "voice",
            }
        );
        service.ServiceAtLocations.Add(
            new ServiceAtLocation
            {
                Id = ids.Of("angebot-am-ort", row.Key),
                ServiceId = id,
                LocationId = ids.Location(row.Location),
                LastModified = confirmed,
            }
        );
        AddTerms(service, row);
        AddParts(service, row);
        AddHours(service, row);
        foreach (var text in county.Texts[row.Key])
            service.Texts.Add(
                new ServiceText
                {
                    Id = ids.Of("text", $"{row.Key}:{text.Language}"),
                    ServiceId = id,
                    Language = text.Language,
                    Name = text.Name,
                    Description = text.Description,
                    Kind = TranslationKind.Human,
                    BasedOn = confirmed,
                    Date = BerlinTime.DateOf(confirmed),
                }
            );
        return service;
    }

    private void AddTerms(Service service, OfferRow row)
    {
        Add(TaxonomySlugs.Categories, row.Categories);
        Add(TaxonomySlugs.TargetGroups, row.TargetGroups);
        Add(TaxonomySlugs.Costs, row.Cost);
        Add(TaxonomySlugs.Access, row.Access);
        Add(TaxonomySlugs.Form, row.Form);
        Add(TaxonomySlugs.Reach, [.. row.Areas.Select(ReachOf).Distinct(StringComparer.Ordinal)]);

        void Add(string taxonomy, IReadOnlyList<string> codes)
        {
            foreach (var (i, code) in codes.Index())
                service.Attributes.Add(
                    new OfferAttribute
                    {
                        Id = ids.Of("merkmal", $"{row.Key}:{code}"),
                        Position = service.Attributes.Count,
                        LinkId = service.Id,
                        LinkEntity = "service",
                        LinkType = taxonomy,
                        TaxonomyTermId = Uuid5.OfTerm(taxonomy, code),
                        IsPrimary = i == 0 && taxonomy == TaxonomySlugs.Categories,
                        ServiceId = service.Id,
                    }
                );
        }
    }

    private void AddParts(Service service, OfferRow row)
    {
        foreach (var (i, code) in row.Languages.Index())
            service.Languages.Add(
                new Language
                {
                    Position = i,
                    Id = ids.Of("sprache", $"{row.Key}:{code}"),
                    ServiceId = service.Id,
                    // Leichte Sprache is German with a telling name (facets of the catalogue).
                    Code = StoredText.Parse<LanguageCode>(code == OfferFacets.SimpleGerman ? "de" : code),
                    Name = code == OfferFacets.SimpleGerman ? "Deutsch (Leichte Sprache)" : OfferLanguages.Name(code),
                }
            );
        foreach (var (i, key) in row.Areas.Index())
            service.ServiceAreas.Add(
                new ServiceArea
                {
                    Position = i,
                    Id = ids.Of("gebiet", $"{row.Key}:{key}"),
                    ServiceId = service.Id,
                    Name = AreaName(key),
                    Uri = PoliticalGeocoding.UriOf(key),
                    AreaKey = key,
                }
            );
        foreach (var (i, option) in row.CostOptions.Index())
        {
            var parts = option.Split('=', 3);
            var amount = parts[1] == "?" ? (decimal?)null : decimal.Parse(parts[1], CultureInfo.InvariantCulture);
            service.CostOptions.Add(
                new CostOption
                {
                    Position = i,
                    Id = ids.Of("kosten", $"{row.Key}:{parts[0]}"),
                    ServiceId = service.Id,
                    Option = parts[0],
                    Amount = amount,
                    Currency = amount is null ? null : CurrencyCode.Euro,
                    AmountDescription = parts.Length > 2 ? parts[2] : null,
                }
            );
        }
        foreach (var (i, document) in row.Documents.Index())
            service.RequiredDocuments.Add(
                new RequiredDocument
                {
                    Position = i,
                    Id = ids.Of("unterlage", $"{row.Key}:{document}"),
                    ServiceId = service.Id,
                    Document = document,
                }
            );
        if (row.Capacity is { } capacity)
            AddCapacity(service, row, capacity);
    }

    private void AddCapacity(Service service, OfferRow row, string capacity)
    {
        var (name, numbers) = capacity.Split('=') is [var n, var v]
            ? (n, v.Split('/'))
            : throw new FormatException(capacity);
        if (!units.TryGetValue(name, out var unit))
            units[name] = unit = new Unit { Id = Uuid5.Of($"urn:kreisblick:beispiel:einheit:{name}"), Name = name };
        service.Capacities.Add(
            new ServiceCapacity
            {
                Id = ids.Of("kapazitaet", row.Key),
                ServiceId = service.Id,
                UnitId = unit.Id,
                Available = decimal.Parse(numbers[0], CultureInfo.InvariantCulture),
                Maximum = decimal.Parse(numbers[1], CultureInfo.InvariantCulture),
                // Free places are told for 14 days; some examples are older, so that both states are seen.
                Updated = now.AddDays(-(ExampleIds.Spread(row.Key) % 5 == 0 ? 30 : 3)),
            }
        );
    }

    private void AddHours(Service service, OfferRow row)
    {
        if (row.Hours is not { } pattern)
            return;
        var position = 0;
        foreach (var hours in county.Hours[pattern])
        {
            var text = new ScheduleText
            {
                Id = ids.Of("zeit", $"{row.Key}:{position}"),
                DtStart = SeriesStart.Of(hours).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Freq = hours.Freq,
                Interval = hours.Interval?.ToString(CultureInfo.InvariantCulture),
                ByDay = hours.ByDay,
                OpensAt = hours.OpensAt,
                ClosesAt = hours.ClosesAt,
                Description = hours.Description,
                PublicHolidays = hours.PublicHolidays,
                SchoolHolidays = hours.SchoolHolidays,
            };
            service.Schedules.Add(
                Schedule.Read(text, ScheduleOwner.Service(service.Id), ScheduleSource.Form, position).Require()
            );
            position++;
        }
    }

    private string AreaName(string key) =>
        key.Length switch
        {
            8 => municipalities[key],
            5 => LocationAssembly.County,
            _ => key == PoliticalGeocoding.Germany ? "Deutschland" : LocationAssembly.State,
        };

    private static string ReachOf(string key) =>
        key.Length switch
        {
            8 => "RE2",
            5 => "RE3",
            _ => key == PoliticalGeocoding.Germany ? "RE5" : "RE4",
        };
}
