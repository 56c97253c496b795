using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>Builds the places of offers: address, point beside the municipality's, accessibility by criterion.</summary>
internal sealed class LocationAssembly(ExampleIds ids, DateTimeOffset now)
{
    public const string State = "Thüringen";
    public const string County = "Unstrut-Hainich-Kreis";
    private readonly DateOnly today = BerlinTime.DateOf(now);

    public Location Build(LocationRow row)
    {
        var id = ids.Location(row.Key);
        if (row.IsAddressProtected || row.Place is not { } place)
            return Location.Protected(id, ids.Organization(row.Provider), row.Name, now.AddDays(-30));
        var location = new Location
        {
            Id = id,
            OrganizationId = ids.Organization(row.Provider),
            LocationType = LocationType.Physical,
            Name = row.Name,
            LastModified = now.AddDays(-30),
        };
        location.PlaceAt(row.HasCoordinates ? Near(place, row.Key) : null, place.Ags);
        location.ReachBy(row.Transportation);
        if (row.Street is { } street)
            location.Add(
                new Address(place.PostalCode, "DE")
                {
                    Id = ids.Of("adresse", row.Key),
                    LocationId = id,
                    Address1 = street,
                    Address2 = place.Village,
                    City = place.Municipality,
                    Region = County,
                    StateProvince = State,
                    AddressType = LocationType.Physical,
                }
            );
        foreach (var criterion in row.Accessibility)
            AddAccessibility(location, row, criterion);
        return location;
    }

    private void AddAccessibility(Location location, LocationRow row, string criterion)
    {
        var (statement, note) = criterion.Split(':', 2) is [var s, var n] ? (s, n) : (criterion, null);
        var (code, value) = statement.Split('=') is [var c, var v] ? (c, v) : throw new FormatException(criterion);
        var id = ids.Of("barrierefreiheit", $"{row.Key}:{code}");
        location.Accessibility.Add(
            new Accessibility
            {
                Id = id,
                Position = location.Accessibility.Count,
                LocationId = location.Id,
                Description = AccessibilityLabels[code],
                Details = note,
                CheckedOn = today.AddDays(-row.AccessibilityCheckedDaysAgo),
            }
        );
        location.Attributes.Add(
            new OfferAttribute
            {
                Id = ids.Of("merkmal", $"{row.Key}:{code}"),
                LinkId = id,
                LinkEntity = "accessibility",
                LinkType = TaxonomySlugs.Accessibility,
                Value = value switch
                {
                    "ja" => "yes",
                    "nein" => "no",
                    _ => "partly",
                },
                TaxonomyTermId = Uuid5.OfTerm(TaxonomySlugs.Accessibility, code),
                LocationId = location.Id,
            }
        );
    }

    private static readonly Dictionary<string, string> AccessibilityLabels = CatalogueFiles
        .Terms()
        .Where(t => t.Taxonomy == TaxonomySlugs.Accessibility)
        .ToDictionary(t => t.Code, t => t.Label, StringComparer.Ordinal);

    /// <summary>Up to about 600 m beside the municipality's point: the street is invented, so no real house may be hit on purpose.</summary>
    private static Coordinates Near(PlaceRow place, string key)
    {
        var spread = ExampleIds.Spread(key);
        return new Coordinates(
            Math.Round(place.Latitude + ((spread % 101) - 50) * 0.0001, 5),
            Math.Round(place.Longitude + ((spread / 101 % 101) - 50) * 0.00015, 5)
        );
    }
}
