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

/// <summary>Keeps only the hits of the asked page and those before it.</summary>
internal sealed class RankedHits(HitOrder order, int offset, int limit)
{
    private readonly int room = (int)Math.Min(int.MaxValue - 1L, (long)offset + limit);
    private readonly PriorityQueue<Hit, Hit> worstFirst = new(Comparer<Hit>.Create((a, b) => order.Compare(b, a)));

    internal int Total { get; private set; }

    internal void Add(Hit hit)
    {
        Total++;
        if (worstFirst.Count < room)
        {
            worstFirst.Enqueue(hit, hit);
        }
        else if (room > 0 && order.Compare(hit, worstFirst.Peek()) < 0)
        {
            worstFirst.DequeueEnqueue(hit, hit);
        }
    }

    internal IEnumerable<Hit> Page()
    {
        var hits = worstFirst.UnorderedItems.Select(i => i.Element).ToArray();
        Array.Sort(hits, order);
        return hits.Skip(offset).Take(limit);
    }
}
