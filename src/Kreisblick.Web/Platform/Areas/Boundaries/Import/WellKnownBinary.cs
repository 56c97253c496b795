using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>
/// Rings of a polygon or multipolygon in well-known binary (OGC 06-103r4, with the Z and M codes of ISO 13249-3). Own
/// code, because each count is checked against the bytes that are left before anything is allocated.
/// </summary>
internal ref struct WellKnownBinary(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;
    private bool _little;

    /// <exception cref="UnusableBoundaryFileException">Not a whole polygon; the message is for the reader.</exception>
    public List<IReadOnlyList<Coordinate[]>> ReadPolygons()
    {
        var (kind, size) = ReadHeader();
        if (kind == 3)
            return [ReadRings(size)];
        if (kind != 6)
            throw new UnusableBoundaryFileException("Die Geometrie ist keine Fläche.");
        var count = ReadCount(9);
        var polygons = new List<IReadOnlyList<Coordinate[]>>(count);
        for (var i = 0; i < count; i++)
        {
            (kind, size) = ReadHeader();
            if (kind != 3)
                throw new UnusableBoundaryFileException("Die Geometrie ist keine Fläche.");
            polygons.Add(ReadRings(size));
        }

        return polygons;
    }

    private List<Coordinate[]> ReadRings(int size)
    {
        var count = ReadCount(4);
        var rings = new List<Coordinate[]>(count);
        for (var i = 0; i < count; i++)
        {
            var ring = new Coordinate[ReadCount(size)];
            for (var p = 0; p < ring.Length; p++)
            {
                var point = Take(size);
                ring[p] = new Coordinate(ReadDouble(point), ReadDouble(point[8..]));
            }

            rings.Add(ring);
        }

        return rings;
    }

    private (uint Kind, int PointSize) ReadHeader()
    {
        _little = Take(1)[0] switch
        {
            0 => false,
            1 => true,
            _ => throw new UnusableBoundaryFileException("Die Geometrie ist nicht lesbar."),
        };
        var code = ReadUInt();
        var dimensions = (code / 1000) switch
        {
            0 => 2,
            1 or 2 => 3,
            3 => 4,
            _ => throw new UnusableBoundaryFileException("Die Art der Geometrie ist unbekannt."),
        };
        return (code % 1000, dimensions * 8);
    }

    private int ReadCount(int bytesEach)
    {
        var count = ReadUInt();
        if (count > _rest.Length / bytesEach)
            throw new UnusableBoundaryFileException("Die Geometrie ist abgeschnitten.");
        return (int)count;
    }

    private uint ReadUInt()
    {
        var field = Take(4);
        return _little ? BinaryPrimitives.ReadUInt32LittleEndian(field) : BinaryPrimitives.ReadUInt32BigEndian(field);
    }

    private readonly double ReadDouble(ReadOnlySpan<byte> field) =>
        _little ? BinaryPrimitives.ReadDoubleLittleEndian(field) : BinaryPrimitives.ReadDoubleBigEndian(field);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_rest.Length < count)
            throw new UnusableBoundaryFileException("Die Geometrie ist abgeschnitten.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
