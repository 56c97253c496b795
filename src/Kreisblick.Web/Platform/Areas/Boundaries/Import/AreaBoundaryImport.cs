using System.Globalization;
using System.Security.Cryptography;
using Kreisblick.Web.Platform.Areas.Projection;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>A feature that was refused; row 0 means the file as a whole.</summary>
internal sealed record BoundaryRefusal(long Row, string? Key, string Reason);

/// <summary>What an import found: acceptable only as a whole.</summary>
/// <param name="Accepted">Municipalities with their outline in WGS84.</param>
/// <param name="Elsewhere">Features of other counties in a file of a whole state, left out.</param>
/// <param name="Status">The territorial status that the municipalities of the file belong to.</param>
internal sealed record BoundaryFindings(
    string Format,
    int Epsg,
    DateOnly? Status,
    IReadOnlyList<AreaShape> Accepted,
    int Elsewhere,
    IReadOnlyList<BoundaryRefusal> Refusals,
    IReadOnlyList<(Area First, Area Second, double Share)> Overlaps,
    string Hash
)
{
    public bool IsAcceptable => Refusals.Count == 0 && Accepted.Count > 0;

    public static BoundaryFindings OfUnreadable(string reason, string hash) =>
        new("", 0, null, [], 0, [new BoundaryRefusal(0, null, reason)], [], hash);
}

/// <summary>
/// Takes the official outlines of the county's municipalities from a GeoPackage, Shapefile or GeoJSON. All or nothing:
/// a map with a hole would be taken for the truth.
/// </summary>
internal sealed class AreaBoundaryImport(AreaRegister register)
{
    /// <summary>Reads and checks; stores nothing.</summary>
    public async Task<BoundaryFindings> CheckAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
        stream.Position = 0;
        try
        {
            if (stream.Length > BoundaryLimits.FileBytes)
                throw new UnusableBoundaryFileException(
                    $"Die Datei ist größer als {BoundaryLimits.FileBytes / 1024 / 1024} MB."
                );
            var file = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".geojson" or ".json" => await GeoJsonBoundaries.ReadAsync(stream, cancel),
                ".shp" => ShapefileBoundaries.Read(ShapefileParts.FromFolder(path)),
                ".zip" => ShapefileBoundaries.Read(ShapefileParts.FromZip(path)),
                ".gpkg" => GeoPackageBoundaries.Read(path),
                _ => throw new UnusableBoundaryFileException(
                    "Die Endung der Datei muss .gpkg, .shp, .zip (mit Shapefile) oder .geojson sein."
                ),
            };
            return Check(file, hash);
        }
        catch (UnusableBoundaryFileException e)
        {
            return BoundaryFindings.OfUnreadable(e.Message, hash);
        }
    }

    /// <summary>Stores what <see cref="CheckAsync"/> accepted; a set of the same territorial status is replaced.</summary>
    public static async Task StoreAsync(
        KreisblickDb db,
        BoundaryFindings findings,
        string licence,
        ChangeContext change,
        CancellationToken cancel
    )
    {
        if (!findings.IsAcceptable)
            throw new InvalidOperationException("Refused findings are not stored.");
        var status = findings.Status!.Value;
        var kept = await db.AreaBoundaries.ToListAsync(cancel);
        db.RemoveRange(kept.Where(b => b.Status == status));
        kept.RemoveAll(b => b.Status == status);
        var added = findings
            .Accepted.Select(s => new AreaBoundary(s.Area.Id, status, s.Outline, change.Why, licence, findings.Hash))
            .ToList();
        db.AddRange(added);
        var days = kept.Concat(added).Select(b => b.Status).Distinct().Order().ToList();
        foreach (var boundary in kept.Concat(added))
        {
            var next = days.FindIndex(d => d > boundary.Status);
            boundary.EndsBefore(next < 0 ? null : days[next]);
        }

        db.Changed(AreaRegisterSource.Counter);
        var report = new
        {
            Areas = added.Count,
            findings.Format,
            findings.Epsg,
            findings.Hash,
            Licence = licence,
        };
        db.Audit(change, "areas", "imported", "boundaries", status.ToString("o", CultureInfo.InvariantCulture), report);
        await db.SaveChangesAsync(cancel);
    }

    private BoundaryFindings Check(BoundaryFile file, string hash)
    {
        var projection =
            MapProjection.ForEpsg(file.Epsg)
            ?? throw new UnusableBoundaryFileException(
                file.Epsg == 0
                    ? $"Die Datei nennt kein Koordinatensystem. Lesbar sind {MapProjection.Known}."
                    : $"Das Koordinatensystem EPSG:{file.Epsg} ist nicht lesbar. Lesbar sind {MapProjection.Known}."
            );
        if (file.Features.Count == 0)
            throw new UnusableBoundaryFileException("Die Datei enthält keine Fläche.");
        var features = file.Features.Where(IsLand).ToList();
        var foreign = features.Where(IsOfOtherCounty).ToHashSet();
        // A few foreign keys in a file of the county are an error; a file of a whole state is mostly foreign.
        var elsewhere = foreign.Count > features.Count - foreign.Count ? foreign : [];
        var refusals = new List<BoundaryRefusal>();
        var shapes = new Dictionary<string, (AreaShape Shape, long Row)>(StringComparer.Ordinal);
        foreach (var feature in features.Where(f => !elsewhere.Contains(f)))
        {
            var key = MunicipalityKey.Raw(feature.Attributes);
            var (shape, reason) = CheckFeature(feature, key, projection, file.Epsg);
            if (shape is not null && !shapes.TryAdd(shape.Area.Key, (shape, feature.Row)))
                reason = $"Der Schlüssel kommt schon in Zeile {shapes[shape.Area.Key].Row} vor.";
            if (reason is not null)
                refusals.Add(new BoundaryRefusal(feature.Row, key, reason));
        }

        if (elsewhere.Count == features.Count)
            refusals.Add(new BoundaryRefusal(0, null, $"Keine Fläche gehört zum {register.County.Name}."));
        var status = refusals.Count == 0 ? FindStatus(shapes, refusals) : null;
        List<AreaShape> accepted =
        [
            .. shapes.Values.Select(s => s.Shape).OrderBy(s => s.Area.Key, StringComparer.Ordinal),
        ];
        var overlaps = refusals.Count == 0 ? BoundaryCheck.Overlaps(accepted) : [];
        return new(file.Format, file.Epsg, status, accepted, elsewhere.Count, refusals, overlaps, hash);
    }

    private (AreaShape? Shape, string? Reason) CheckFeature(
        BoundaryFeature feature,
        string? key,
        MapProjection projection,
        int epsg
    )
    {
        if (key is null)
            return (null, "Der Gemeindeschlüssel fehlt (Spalte AGS oder ARS).");
        if (MunicipalityKey.Ags(key) is not { } ags)
            return (null, $"„{Shorten(key)}“ ist kein Gemeindeschlüssel mit 8 oder 12 Ziffern.");
        if (register.ByKey(ags) is not { Kind: AreaKind.Municipality } area || !WasInCounty(area))
            return (null, $"Die Gemeinde mit dem Schlüssel {ags} ist im {register.County.Name} nicht bekannt.");
        if (feature.Outline is null)
            return (null, feature.Problem);
        if (BoundaryCheck.ToDegrees(feature.Outline, projection) is not { } outline)
            return (null, $"Die Koordinaten passen nicht zum Koordinatensystem EPSG:{epsg}.");
        if (BoundaryCheck.Misplaced(outline, area, register.County, epsg) is { } misplaced)
            return (null, misplaced);
        return BoundaryCheck.Invalid(outline) is { } invalid ? (null, invalid) : (new AreaShape(area, outline), null);
    }

    /// <summary>
    /// The latest day on which the county had exactly these municipalities. Without one, the nearest day is named and
    /// each missing or superfluous municipality refused.
    /// </summary>
    private DateOnly? FindStatus(Dictionary<string, (AreaShape Shape, long Row)> shapes, List<BoundaryRefusal> refusals)
    {
        var areas = shapes.Values.Select(s => s.Shape.Area).ToHashSet();
        var nearest = StatusDays()
            .Select(day => (Day: day, Wanted: register.MunicipalitiesOn(day).ToHashSet()))
            .Where(s => s.Wanted.Count > 0)
            .Select(s =>
                (s.Day, s.Wanted, Differences: s.Wanted.Except(areas).Count() + areas.Except(s.Wanted).Count())
            )
            .OrderBy(s => s.Differences)
            .ThenByDescending(s => s.Day)
            .First();
        foreach (var missing in nearest.Wanted.Except(areas).OrderBy(a => a.Key, StringComparer.Ordinal))
            refusals.Add(
                new(0, missing.Key, $"{missing.Name} fehlt in der Datei (Gebietsstand {nearest.Day:dd.MM.yyyy}).")
            );
        foreach (var extra in areas.Except(nearest.Wanted).OrderBy(a => a.Key, StringComparer.Ordinal))
            refusals.Add(
                new(
                    shapes[extra.Key].Row,
                    extra.Key,
                    $"{extra.Name} gab es am {nearest.Day:dd.MM.yyyy} nicht im Landkreis."
                )
            );
        return nearest.Differences == 0 ? nearest.Day : null;
    }

    // A territorial status is named by its last day ("31.12.2022"), the present one by the day it began.
    private IEnumerable<DateOnly> StatusDays()
    {
        var ends = register.Areas.Where(a => a.LastDay < register.Today).Select(a => a.LastDay!.Value).ToHashSet();
        var newest = ends.Count == 0 ? register.Today : ends.Max().AddDays(1);
        return ends.Append(newest);
    }

    private bool WasInCounty(Area area) =>
        register.Parent(area, area.LastDay ?? register.Today, AreaKind.County) == register.County;

    private bool IsOfOtherCounty(BoundaryFeature feature) =>
        MunicipalityKey.Raw(feature.Attributes) is { } raw
        && MunicipalityKey.Ags(raw) is { } ags
        && !ags.StartsWith(register.County.Key, StringComparison.Ordinal);

    // VG250 of the BKG holds water and land of one municipality as rows of their own; GF 4 is the land.
    private static bool IsLand(BoundaryFeature feature) =>
        !feature.Attributes.TryGetValue("GF", out var factor) || factor is "4" or "";

    private static string Shorten(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
