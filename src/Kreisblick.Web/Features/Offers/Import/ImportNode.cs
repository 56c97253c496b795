namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>One object of the file with all the parents under which it stands.</summary>
internal sealed class ImportNode(HsdsKind kind, Guid id, HsdsObject source)
{
    private readonly List<ImportNode> parents = [];
    private readonly List<ImportNode> children = [];

    public HsdsKind Kind { get; } = kind;
    public Guid Id { get; } = id;

    /// <summary>The fullest copy: lists carry an object with fewer fields than its own page.</summary>
    public HsdsObject Source { get; private set; } = source;

    /// <summary>Place in the lists in which it stands; see <see cref="ImportOrder"/>.</summary>
    public int Position { get; set; }

    /// <summary>Parents in the order of the file, each once.</summary>
    public IReadOnlyList<ImportNode> Parents => parents;

    public IReadOnlyList<ImportNode> Children => children;

    public ImportNode? Parent(HsdsKind kind) => parents.Find(p => p.Kind == kind);

    public Guid? ParentId(HsdsKind kind) => Parent(kind)?.Id;

    public void Meet(HsdsObject copy)
    {
        if (copy.Size > Source.Size)
            Source = copy;
    }

    public void HangOn(ImportNode parent)
    {
        if (parents.Contains(parent))
            return;
        parents.Add(parent);
        parent.children.Add(this);
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
