namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>
/// Gives every object one position under which each list of the file keeps its order, though an object may stand in
/// several lists: one more than the furthest of those that stand before it. Where lists contradict each other, the
/// order of the file decides.
/// </summary>
internal sealed class ImportOrder
{
    private readonly Dictionary<ImportNode, HashSet<ImportNode>> after = [];

    public void Add(IReadOnlyList<ImportNode> list)
    {
        for (var i = 0; i + 1 < list.Count; i++)
        {
            if (!after.TryGetValue(list[i], out var next))
                after[list[i]] = next = [];
            if (list[i] != list[i + 1])
                next.Add(list[i + 1]);
        }
    }

    /// <param name="nodes">All objects in the order of the file.</param>
    public void Apply(IReadOnlyList<ImportNode> nodes)
    {
        var waitsFor = nodes.ToDictionary(n => n, _ => 0);
        foreach (var next in after.Values.SelectMany(n => n))
            waitsFor[next]++;
        var ready = new Queue<ImportNode>(nodes.Where(n => waitsFor[n] == 0));
        var stuck = new Queue<ImportNode>(nodes);
        var done = new HashSet<ImportNode>();
        while (ready.Count > 0 || stuck.Count > 0)
        {
            var node = ready.Count > 0 ? ready.Dequeue() : stuck.Dequeue();
            if (!done.Add(node))
                continue;
            foreach (var next in after.GetValueOrDefault(node, []))
            {
                if (done.Contains(next))
                    continue;
                next.Position = Math.Max(next.Position, node.Position + 1);
                if (--waitsFor[next] == 0)
                    ready.Enqueue(next);
            }
        }
    }
}
