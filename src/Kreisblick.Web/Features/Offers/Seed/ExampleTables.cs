using Kreisblick.Web.Platform.Files;

namespace Kreisblick.Web.Features.Offers.Seed;

internal sealed record ExamplePlace(string Key, string Ags, string Municipality, string? Village, string PostalCode, double Latitude, double Longitude);

/// <summary>
/// The hand-written tables of the example county (<c>data/uhk/example-*.csv</c>): everything in them is invented, except
/// names of places.
/// </summary>
internal static class ExampleTables
{
    public static IReadOnlyList<TableRow> Providers() => EmbeddedData.ReadTable("uhk/example-providers.csv");

    public static IReadOnlyList<TableRow> Locations() => EmbeddedData.ReadTable("uhk/example-locations.csv");

    public static IReadOnlyList<TableRow> Offers() => EmbeddedData.ReadTable("uhk/example-offers.csv");

    public static IReadOnlyList<TableRow> Texts() => EmbeddedData.ReadTable("uhk/example-texts.csv");

    public static ILookup<string, TableRow> Hours() =>
        EmbeddedData.ReadTable("uhk/example-hours.csv").ToLookup(r => r["pattern"], StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, ExamplePlace> Places() =>
        EmbeddedData
            .ReadTable("uhk/example-places.csv")
            .ToDictionary(
                r => r["place"],
                r => new ExamplePlace(
                    r["place"],
                    r["ags"],
                    r["municipality"],
                    r.Text("village"),
                    r["postal_code"],
                    r.Number("latitude")!.Value,
                    r.Number("longitude")!.Value
                ),
                StringComparer.Ordinal
            );

    public static string[] List(this TableRow row, string column) =>
        row[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
