using Kreisblick.Web.Platform.Files;

namespace Kreisblick.Web.Features.Offers.Seed;

/// <summary>Everything from which offers are built, whether read from the files or made by rule.</summary>
internal sealed record ExampleCounty(
    IReadOnlyDictionary<string, PlaceRow> Places,
    IReadOnlyList<ProviderRow> Providers,
    IReadOnlyList<LocationRow> Locations,
    ILookup<string, HoursRow> Hours,
    IReadOnlyList<OfferRow> Offers,
    ILookup<string, TextRow> Texts
)
{
    /// <summary>The hand-written example county that travels inside the program (<c>data/uhk/example-*.csv</c>).</summary>
    public static ExampleCounty FromFiles()
    {
        var places = Read(
                "uhk/example-places.csv",
                r => new PlaceRow(
                    r["place"],
                    r["ags"],
                    r["municipality"],
                    r.Text("village"),
                    r["postal_code"],
                    r.Number("latitude") ?? 0,
                    r.Number("longitude") ?? 0
                )
            )
            .ToDictionary(p => p.Key, StringComparer.Ordinal);
        return new(
            places,
            Read("uhk/example-providers.csv", Provider),
            Read("uhk/example-locations.csv", r => Location(r, places)),
            Read("uhk/example-hours.csv", Hour).ToLookup(h => h.Pattern, StringComparer.Ordinal),
            Read("uhk/example-offers.csv", Offer),
            Read("uhk/example-texts.csv", r => new TextRow(r["offer"], r["language"], r["name"], r["description"]))
                .ToLookup(t => t.Offer, StringComparer.Ordinal)
        );
    }

    private static ProviderRow Provider(TableRow r) =>
        new(
            r["key"],
            r["name"],
            r["kind"],
            r.Text("legal_status"),
            r["description"],
            r["phone"],
            r["email"],
            r.Text("website")
        );

    private static LocationRow Location(TableRow r, Dictionary<string, PlaceRow> places) =>
        new(
            r["key"],
            r["provider"],
            r.Text("place") is { } place ? places[place] : null,
            r["name"],
            r.Text("street"),
            r.Text("transportation"),
            r.List("accessibility"),
            r.Integer("accessibility_checked_days_ago") ?? 0,
            r.Yes("address_protected"),
            r.Yes("has_coordinates")
        );

    private static HoursRow Hour(TableRow r) =>
        new(
            r["pattern"],
            r["freq"],
            r.Integer("interval"),
            r["byday"],
            r.Text("opens_at"),
            r.Text("closes_at"),
            r.Text("description"),
            r["public_holidays"],
            r["school_holidays"]
        );

    private static OfferRow Offer(TableRow r) =>
        new()
        {
            Key = r["key"],
            Categories = r.List("categories"),
            Name = r["name"],
            Short = r["short"],
            Long = r["description"],
            Provider = r["provider"],
            Location = r["location"],
            Hours = r.Text("hours"),
            Cost = r.List("cost"),
            CostOptions = r.List("cost_options"),
            Fees = r["fees"],
            Access = r.List("access"),
            Form = r.List("form"),
            Languages = r.List("languages"),
            Interpretation = r.Text("interpretation"),
            TargetGroups = r.List("target_groups"),
            AgeFrom = r.Integer("age_from"),
            AgeTo = r.Integer("age_to"),
            Eligibility = r["eligibility"],
            HowToGet = r["how_to_get"],
            Areas = r.List("areas"),
            Capacity = r.Text("capacity"),
            Documents = r.List("documents"),
            Phone = r["phone"],
            Email = r.Text("email"),
            Url = r.Text("url"),
            AssuredDaysAgo = r.Integer("assured_days_ago") ?? 0,
            Status = r["status"],
            Alert = r.Text("alert"),
        };

    private static List<T> Read<T>(string file, Func<TableRow, T> row) => [.. EmbeddedData.ReadTable(file).Select(row)];
}
