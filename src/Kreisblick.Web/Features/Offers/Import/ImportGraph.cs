using Kreisblick.Web.Features.Offers.Catalogue;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>One object of the file with all the parents under which it stands.</summary>
internal sealed class ImportNode(HsdsKind kind, Guid id, HsdsObject source)
{
    private readonly List<ImportNode> parents = [];

    public HsdsKind Kind { get; } = kind;
    public Guid Id { get; } = id;

    /// <summary>The fullest copy: lists carry an object with fewer fields than its own page.</summary>
    public HsdsObject Source { get; private set; } = source;

    /// <summary>Parents in the order of the file, each once.</summary>
    public IReadOnlyList<ImportNode> Parents => parents;

    public ImportNode? Parent(HsdsKind kind) => parents.Find(p => p.Kind == kind);

    public Guid? ParentId(HsdsKind kind) => Parent(kind)?.Id;

    public void Meet(HsdsObject copy)
    {
        if (copy.Size > Source.Size)
            Source = copy;
    }

    public void HangOn(ImportNode parent)
    {
        if (!parents.Contains(parent))
            parents.Add(parent);
    }

    /// <summary>The aggregate in which the object stands: organization, service or location.</summary>
    public ImportNode? Root()
    {
        var node = this;
        for (var depth = 0; depth < 20; depth++)
        {
            if (node.Kind is HsdsKind.Organization or HsdsKind.Service or HsdsKind.Location)
                return node;
            if (node.parents.Count == 0)
                return null;
            node = node.Parent(HsdsKind.Service) ?? node.parents[0];
        }
        return null;
    }
}

/// <summary>
/// All objects of a file by kind and id. HSDS repeats an object under every parent; here it is one node with several
/// parents, as in the tabular form.
/// </summary>
internal sealed class ImportGraph
{
    public const int MaxObjects = 50_000;
    private readonly Dictionary<(HsdsKind, Guid), ImportNode> nodes = [];

    public IEnumerable<ImportNode> Of(HsdsKind kind) => nodes.Values.Where(n => n.Kind == kind);

    public ImportNode? Find(HsdsKind kind, Guid id) => nodes.GetValueOrDefault((kind, id));

    public int Count(HsdsKind kind) => nodes.Values.Count(n => n.Kind == kind);

    public static ImportGraph Of(IReadOnlyList<HsdsObject> objects, ImportIssues issues)
    {
        var graph = new ImportGraph();
        if (objects.Count > MaxObjects)
        {
            issues.Add(
                new ImportIssue(
                    "",
                    "",
                    $"{objects.Count}",
                    $"höchstens {MaxObjects} Objekte",
                    "Die Datei hat zu viele Objekte. Teilen Sie sie.",
                    true
                )
            );
            return graph;
        }
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
        return graph;
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
        foreach (var child in o.Children(name))
            Link(node, childKind, Add(childKind, child, node, name));
        foreach (var (name, childKind) in HsdsNesting.SinglesOf(kind))
            if (o.Child(name) is { } child)
                Link(node, childKind, Add(childKind, child, node, name));
        return node;
    }

    /// <summary>Some objects stand inside the one that in truth belongs to them.</summary>
    private static void Link(ImportNode outer, HsdsKind kind, ImportNode? inner)
    {
        var turned =
            (outer.Kind, kind)
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
        if (turned && inner is not null)
            outer.HangOn(inner);
    }

    private static Guid? IdOf(HsdsKind kind, HsdsObject o, ImportNode? parent, string property)
    {
        if (o.Id() is { } id)
            return id;
        // Texts and exceptions of our own profile have no id in the file; they follow from their place.
        if (parent is not null && kind is HsdsKind.Translation or HsdsKind.PlainLanguage or HsdsKind.ScheduleException)
            return Uuid5.Of(
                $"urn:kreisblick:import:{parent!.Id}:{property}:{o.Loose("language") ?? o.Loose("from") ?? ""}:{o.Loose("opens_at")}"
            );
        if (!o.Has("id"))
            o.Error("id", null, "Pflichtfeld", "Die Kennung „id“ fehlt.");
        return null;
    }
}
