namespace Kreisblick.Documents.Maps;

/// <summary>
/// Fits the ground into a picture: local equirectangular projection with the true scale at the middle latitude
/// (Snyder 1987, p. 90). Over the 60 km of a county it stretches by less than 0.5 %.
/// </summary>
internal sealed class MapFrame
{
    /// <summary>Kilometres of one degree of a meridian at 51°.</summary>
    private const double KilometresPerDegree = 111.25;
    private const double HighestRatio = 1.6;

    private readonly double _west;
    private readonly double _north;
    private readonly double _shrink;
    private readonly double _scale;
    private readonly double _padding;

    public MapFrame(IReadOnlyList<MapPosition> positions, int width, double padding)
    {
        (Width, _padding) = (width, padding);
        if (positions.Count == 0)
        {
            (_shrink, _scale, Height) = (1, 1, width / 2.0);
            return;
        }

        var (south, north) = (positions.Min(p => p.Latitude), positions.Max(p => p.Latitude));
        var (west, east) = (positions.Min(p => p.Longitude), positions.Max(p => p.Longitude));
        (_west, _north) = (west, north);
        _shrink = Math.Cos(double.DegreesToRadians((south + north) / 2));
        // One point alone still gets a map of some ground around it.
        var (wide, high) = (Math.Max((east - west) * _shrink, 1e-3), Math.Max(north - south, 1e-3));
        var room = width - (2 * padding);
        _scale = Math.Min(room / wide, room * HighestRatio / high);
        Height = (high * _scale) + (2 * padding);
        _west -= ((room / _scale) - ((east - west) * _shrink)) / 2 / _shrink;
    }

    public int Width { get; }

    public double Height { get; }

    public double PixelsPerKilometre => _scale / KilometresPerDegree;

    public (double X, double Y) Place(MapPosition position) =>
        (
            _padding + ((position.Longitude - _west) * _shrink * _scale),
            _padding + ((_north - position.Latitude) * _scale)
        );
}
