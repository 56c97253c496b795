namespace Kreisblick.Search;

/// <summary>A document that passed, before the page is cut.</summary>
internal readonly record struct Hit(int Document, double Score, double Distance, bool Uncertain);

/// <summary>Certain hits first; then by distance or score; the document's number (= order of ids) breaks every tie.</summary>
internal sealed class HitOrder(bool byDistance) : IComparer<Hit>
{
    public int Compare(Hit a, Hit b)
    {
        var order = a.Uncertain.CompareTo(b.Uncertain);
        if (order == 0 && byDistance)
        {
            order = Metres(a).CompareTo(Metres(b));
        }

        order = order != 0 ? order : b.Score.CompareTo(a.Score);
        return order != 0 ? order : a.Document.CompareTo(b.Document);
    }

    private static double Metres(Hit hit) => double.IsNaN(hit.Distance) ? double.PositiveInfinity : hit.Distance;
}

/// <summary>Keeps only the hits of the asked page and those before it: a buffer that is sorted and cut whenever it is full.</summary>
internal sealed class RankedHits(HitOrder order, int offset, int limit)
{
    private const int Spare = 200;
    private readonly int room = (int)Math.Min(int.MaxValue - Spare, (long)offset + limit);
    private readonly List<Hit> kept = [];
    private Hit? worst;

    internal int Total { get; private set; }

    internal void Add(Hit hit)
    {
        Total++;
        if (worst is { } last && order.Compare(hit, last) >= 0)
        {
            return;
        }

        kept.Add(hit);
        if (kept.Count == room + Spare)
        {
            Cut();
        }
    }

    internal IEnumerable<Hit> Page()
    {
        Cut();
        return kept.Skip(offset).Take(limit);
    }

    private void Cut()
    {
        kept.Sort(order);
        if (kept.Count > room)
        {
            kept.RemoveRange(room, kept.Count - room);
            worst = room > 0 ? kept[^1] : null;
        }
    }
}
