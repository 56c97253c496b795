namespace Kreisblick.Documents.Maps;

/// <summary>A position in WGS84 degrees (EPSG:4326).</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public readonly record struct MapPosition(double Latitude, double Longitude);

/// <summary>An area to draw.</summary>
/// <param name="Name">Written into the area where there is room.</param>
/// <param name="Rings">Closed rings, outer ones and holes in any order; filled by the even-odd rule.</param>
/// <param name="Label">Where the name is centred; null draws no name.</param>
/// <param name="Emphasised">Drawn stronger: the chosen municipality.</param>
public sealed record MapArea(
    string Name,
    IReadOnlyList<IReadOnlyList<MapPosition>> Rings,
    MapPosition? Label,
    bool Emphasised = false
);

/// <summary>A numbered point: the number of the same entry in the list beside the map.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">What lies there; read out and shown as the marker's title.</param>
/// <param name="Position">Where.</param>
public sealed record MapPoint(int Number, string Name, MapPosition Position);

/// <summary>Everything that <see cref="MapSvg"/> needs for one map.</summary>
public sealed record MapDrawing
{
    /// <summary>Accessible name: what the map shows, as a finding where there is one.</summary>
    public required string Title { get; init; }

    /// <summary>Accessible description; the list or table that tells the same is named here.</summary>
    public required string Description { get; init; }

    /// <summary>Start of the ids inside the picture: letters, digits and hyphens, unique in the page.</summary>
    public required string Id { get; init; }

    /// <summary>Areas, drawn in this order, emphasised ones last.</summary>
    public required IReadOnlyList<MapArea> Areas { get; init; }

    /// <summary>Points, may be empty.</summary>
    public IReadOnlyList<MapPoint> Points { get; init; } = [];

    /// <summary>Width in pixels, 240–2000. The height follows from the ground; narrow maps are drawn anew, not shrunk.</summary>
    public int Width { get; init; } = 720;

    /// <summary>Written below the map, for example "Schematische Karte".</summary>
    public string? Note { get; init; }
}
