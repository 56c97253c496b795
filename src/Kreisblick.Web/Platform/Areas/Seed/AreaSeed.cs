using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>The geography of the example county from <c>data/uhk/</c>: areas, their history, villages, postcodes.</summary>
internal static class AreaSeed
{
    /// <summary>Fills an empty register; one that has areas stays as people edited it.</summary>
    public static async Task SeedAsync(KreisblickDb db, ChangeContext change, CancellationToken cancel)
    {
        if (await db.Areas.AnyAsync(cancel))
            return;
        var seed = Read();
        db.AddRange(seed.Areas);
        db.AddRange(seed.Parents);
        db.AddRange(seed.Events);
        db.AddRange(seed.Postcodes);
        db.Changed(AreaRegisterSource.Counter);
        db.Audit(change, "areas", "seeded", "register", "areas", new { Areas = seed.Areas.Count });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The seed as objects, also without a database.</summary>
    public static AreaSnapshot Read()
    {
        var areas = EmbeddedData
            .ReadTable("uhk/areas.csv")
            .Select(ReadArea)
            .ToDictionary(a => a.Key, StringComparer.Ordinal);
        var parents = EmbeddedData
            .ReadTable("uhk/area-parents.csv")
            .Select(r => new AreaParent(
                Known(r, "child").Id,
                Known(r, "parent").Id,
                r.Date("from"),
                r.Date("last_day"),
                r.Text("source")
            ))
            .ToList();
        foreach (var rows in EmbeddedData.ReadTable("uhk/villages.csv").GroupBy(r => r["key"], StringComparer.Ordinal))
        {
            var first = rows.First();
            var village = new Area(AreaKind.Village, first["key"], first["name"], null, null, first["source"]);
            areas.Add(village.Key, village.PlacedAt(ReadPoint(first)));
            parents.AddRange(
                rows.Select(r => new AreaParent(
                    village.Id,
                    Known(r, "municipality").Id,
                    r.Date("from"),
                    r.Date("last_day"),
                    r.Text("source")
                ))
            );
        }

        var postcodes = EmbeddedData
            .ReadTable("uhk/postcodes.csv")
            .Select(r => new Postcode(
                r["postcode"],
                Known(r, "municipality").Id,
                r.Number("latitude"),
                r.Number("longitude"),
                r["source"]
            ));
        return new AreaSnapshot([.. areas.Values], parents, ReadEvents(Known), [.. postcodes], []);

        Area Known(TableRow row, string column) =>
            areas.TryGetValue(row[column], out var area)
                ? area
                : throw new FormatException($"{row.Place}: area {row[column]} is not in areas.csv.");
    }

    private static Area ReadArea(TableRow row) =>
        new Area(
            row.Name<AreaKind>("kind"),
            row["key"],
            row["name"],
            row.Date("valid_from"),
            row.Date("last_day"),
            row["source"]
        )
            .KeyedBy(row.Text("ars"), row.Text("licence"))
            .PlacedAt(ReadPoint(row));

    private static List<AreaEvent> ReadEvents(Func<TableRow, string, Area> known)
    {
        var events = new List<AreaEvent>();
        foreach (
            var rows in EmbeddedData.ReadTable("uhk/area-events.csv").GroupBy(r => r["event"], StringComparer.Ordinal)
        )
        {
            var first = rows.First();
            var change = new AreaEvent(first["event"], first.Date("date")!.Value, first.Name<AreaEventKind>("kind"));
            foreach (var row in rows)
            {
                change.Moves(
                    new AreaEventPart(
                        known(row, "from").Id,
                        known(row, "to").Id,
                        row["part"],
                        row.Number("share"),
                        row.Name<AreaEventCertainty>("certainty"),
                        row.Text("note"),
                        row["source"]
                    )
                );
            }

            events.Add(change);
        }

        return events;
    }

    private static Coordinates? ReadPoint(TableRow row) =>
        row.Number("latitude") is { } latitude && row.Number("longitude") is { } longitude
            ? new Coordinates(latitude, longitude)
            : null;
}
