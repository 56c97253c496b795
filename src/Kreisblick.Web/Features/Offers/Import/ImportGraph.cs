using Kreisblick.Web.Features.Offers.Catalogue;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>
/// All objects of a file by kind and id. HSDS repeats an object under every parent; here it is one node with several
/// parents, as in the tabular form.
/// </summary>
internal sealed class ImportGraph
{
    public const int MaxObjects = 50_000;
    private readonly Dictionary<(HsdsKind, Guid), ImportNode> nodes = [];
    private readonly HashSet<HsdsKind> tables = [];
    private readonly ImportOrder order = new();

    /// <summary>Objects of the outermost level, or rows of all tables.</summary>
    public int Objects { get; private init; }

    public IEnumerable<ImportNode> Of(HsdsKind kind) => nodes.Values.Where(n => n.Kind == kind);

    public ImportNode? Find(HsdsKind kind, Guid id) => nodes.GetValueOrDefault((kind, id));

    /// <summary>The file says which parts of this kind the owner has, be it none.</summary>
    public bool Lists(ImportNode owner, HsdsKind part) =>
        tables.Contains(part)
        || HsdsNesting.ListsOf(owner.Kind).Any(l => l.Kind == part && owner.Source.Has(l.Property));

    public static ImportGraph Of(IReadOnlyList<HsdsObject> objects, ImportIssues issues)
    {
        var graph = new ImportGraph { Objects = objects.Count };
        if (IsTooLarge(objects.Count, issues))
            return graph;
        foreach (var o in objects)
        {
            if (HsdsNesting.Recognise(o) is { } kind)
                graph.Add(kind, o, null, "");
            else
                o.Error(
                    "",
                    null,
                    "HSDS 3.1",
                    "Das ist kein Objekt von HSDS 3.1 (Angebot, Träger, Ort, Angebot am Ort, Katalog oder Katalogbegriff)."
                );
        }
        graph.order.Apply([.. graph.nodes.Values]);
        return graph;
    }

    /// <summary>The tabular form: rows that name each other by keys.</summary>
    public static ImportGraph Of(IReadOnlyList<HsdsTable> package, ImportIssues issues)
    {
        var graph = new ImportGraph { Objects = package.Sum(t => t.Rows.Count) };
        if (IsTooLarge(package.Where(t => t.Kind <= HsdsKind.ServiceAtLocation).Sum(t => t.Rows.Count), issues))
            return graph;
        foreach (var table in package)
        {
            graph.tables.Add(table.Kind);
            foreach (var row in table.Rows)
                graph.Add(table.Kind, row, null, "");
        }
        foreach (var table in package)
            graph.Join(table);
        graph.order.Apply([.. graph.nodes.Values]);
        return graph;
    }

    private static bool IsTooLarge(int objects, ImportIssues issues)
    {
        if (objects <= MaxObjects)
            return false;
        issues.Add(
            new ImportIssue(
                "",
                "",
                $"{objects}",
                $"höchstens {MaxObjects} Objekte",
                "Die Datei hat zu viele Objekte. Teilen Sie sie.",
                true
            )
        );
        return true;
    }

    private ImportNode? Add(HsdsKind kind, HsdsObject o, ImportNode? parent, string property)
    {
        if (IdOf(kind, o, parent, property) is not { } id)
            return null;
        if (nodes.TryGetValue((kind, id), out var node))
            node.Meet(o);
        else
            nodes[(kind, id)] = node = new ImportNode(kind, id, o);
        if (parent is not null)
            node.HangOn(parent);
        foreach (var (name, childKind) in HsdsNesting.ListsOf(kind))
        {
            var list = new List<ImportNode>();
            foreach (var child in o.Children(name))
                if (Add(childKind, child, node, name) is { } added)
                {
                    Link(node, added);
                    list.Add(added);
                }
            order.Add(list);
        }
        foreach (var (name, childKind) in HsdsNesting.SinglesOf(kind))
            if (o.Child(name) is { } child && Add(childKind, child, node, name) is { } added)
                Link(node, added);
        return node;
    }

    /// <summary>Hangs the rows of one table under those that their keys name, in the order of the rows.</summary>
    private void Join(HsdsTable table)
    {
        var lists = new Dictionary<ImportNode, List<ImportNode>>();
        foreach (var row in table.Rows)
        {
            if (row.Id() is not { } id || Find(table.Kind, id) is not { } node)
                continue;
            foreach (var (column, kind) in HsdsNesting.KeysOf(table.Kind, row))
            {
                if (row.Id(column) is not { } key)
                    continue;
                if (Find(kind, key) is not { } parent)
                {
                    row.Notice(
                        column,
                        key.ToString(),
                        column,
                        "Die Zeile, auf die verwiesen wird, steht nicht im Paket; der Verweis wird weggelassen."
                    );
                    continue;
                }
                node.HangOn(parent);
                if (!HsdsNesting.ListsOf(kind).Any(l => l.Kind == table.Kind))
                    continue;
                if (!lists.TryGetValue(parent, out var list))
                    lists[parent] = list = [];
                list.Add(node);
            }
        }
        foreach (var list in lists.Values)
            order.Add(list);
    }

    /// <summary>Some objects stand inside the one that in truth belongs to them.</summary>
    private static void Link(ImportNode outer, ImportNode inner)
    {
        var turned =
            (outer.Kind, inner.Kind)
            is
                (HsdsKind.Service, HsdsKind.Organization)
                or
                (HsdsKind.ServiceAtLocation, HsdsKind.Service)
                or
                (HsdsKind.ServiceAtLocation, HsdsKind.Location)
                or
                (HsdsKind.Service, HsdsKind.Program)
                or
                (HsdsKind.ServiceCapacity, HsdsKind.Unit)
                or
                (HsdsKind.Attribute, HsdsKind.TaxonomyTerm)
                or
                (HsdsKind.TaxonomyTerm, HsdsKind.Taxonomy);
        if (turned)
            outer.HangOn(inner);
    }

    private static Guid? IdOf(HsdsKind kind, HsdsObject o, ImportNode? parent, string property)
    {
        if (o.Id() is { } id)
            return id;
        // Texts and exceptions of our own profile have no id in the file; they follow from their place.
        if (parent is not null && kind is HsdsKind.Translation or HsdsKind.PlainLanguage or HsdsKind.ScheduleException)
            return Uuid5.Of(
                $"urn:kreisblick:import:{parent!.Id}:{property}:{o.Loose("language") ?? o.Loose("from") ?? ""}:{o.Loose("to")}:{o.Loose("opens_at")}"
            );
        if (!o.Has("id"))
            o.Error("id", null, "Pflichtfeld", "Die Kennung „id“ fehlt.");
        return null;
    }
}
