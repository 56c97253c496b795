using System.Text;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Collects the rows of the tabular form; an object met again is not written again.</summary>
internal sealed class HsdsTables
{
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);

    /// <summary>The CSV of one table, RFC 4180; a table without rows has its header.</summary>
    public string Text(HsdsObject type)
    {
        var text = new StringBuilder();
        Line(text, type.Columns.Select(c => c.Name));
        foreach (var row in Of(type).Rows.OrderBy(r => r.Position).ThenBy(r => r.Id).ThenBy(r => r.Number))
            text.Append(row.Text);
        return text.ToString();
    }

    public void Add(HsdsGraph graph)
    {
        Rows(HsdsOrganizations.Organization, graph.Organizations.Values, o => o.Id, graph);
        Rows(HsdsOrganizations.Program, graph.ProgramsById.Values.Concat(All(graph.Programs)), p => p.Id, graph);
        Rows(HsdsServices.Full, graph.Services.Values, s => s.Id, graph);
        Rows(HsdsServices.AtLocation, All(graph.PlacesByService), x => x.Id, graph);
        Rows(HsdsPlaces.Location, graph.Locations.Values, l => l.Id, graph);
        Rows(HsdsParts.Phone, All(graph.Phones), p => p.Id, graph);
        Rows(HsdsParts.Contact, All(graph.Contacts), c => c.Id, graph);
        Rows(
            HsdsPlaces.Address,
            All(graph.Addresses).Where(a => !graph.Locations[a.LocationId].IsAddressProtected),
            a => a.Id,
            graph
        );
        Rows(HsdsSchedules.Schedule, Hours(graph), s => s.Id, graph);
        Rows(HsdsParts.Funding, All(graph.Funding), x => x.Id, graph);
        Rows(HsdsParts.ServiceArea, All(graph.ServiceAreas), x => x.Id, graph);
        Rows(HsdsParts.RequiredDocument, All(graph.RequiredDocuments), x => x.Id, graph);
        Rows(HsdsParts.Language, All(graph.Languages), x => x.Id, graph);
        Rows(HsdsPlaces.Accessibility, All(graph.Accessibility), x => x.Id, graph);
        Rows(HsdsParts.CostOption, All(graph.CostOptions), x => x.Id, graph);
        Rows(HsdsOrganizations.Identifier, All(graph.Identifiers), x => x.Id, graph);
        Rows(HsdsParts.ServiceCapacity, All(graph.Capacities), x => x.Id, graph);
        Rows(HsdsParts.Unit, All(graph.Capacities).Select(c => graph.Units[c.UnitId]), x => x.Id, graph);
        Rows(HsdsParts.Url, All(graph.Urls), x => x.Id, graph);
        Rows(
            HsdsParts.Attribute,
            All(graph.Attributes).Concat(graph.Locations.Keys.SelectMany(graph.AttributesOf)),
            x => x.Id,
            graph
        );
    }

    public void Add(HsdsGraph graph, IEnumerable<Taxonomy> taxonomies, IEnumerable<TaxonomyTerm> terms)
    {
        Rows(HsdsParts.Taxonomy, taxonomies, t => t.Id, graph);
        Rows(HsdsParts.TaxonomyTerm, terms, t => t.Id, graph);
    }

    private void Rows<T>(HsdsObject<T> type, IEnumerable<T> rows, Func<T, Guid> id, HsdsGraph graph)
    {
        var table = Of(type);
        foreach (var row in rows)
        {
            if (!table.Known.Add(id(row)))
                continue;
            var text = new StringBuilder();
            Line(text, type.TableFields.Select(f => f.IsWritten ? f.Cell(row, graph) : ""));
            // One order of the rows keeps the order of every list; other rows stay as they came.
            var (position, tie) = row is IPart part ? (part.Position, part.Id) : (0, Guid.Empty);
            table.Rows.Add(new Row(position, tie, table.Rows.Count, text.ToString()));
        }
    }

    private Table Of(HsdsObject type)
    {
        if (!tables.TryGetValue(type.Table, out var table))
            tables[type.Table] = table = new Table();
        return table;
    }

    private static IEnumerable<PublishedRow> Hours(HsdsGraph graph) =>
        graph
            .Services.Keys.Select(ScheduleOwner.Service)
            .Concat(All(graph.PlacesByService).Select(x => ScheduleOwner.ServiceAtLocation(x.Id)))
            .Concat(graph.Locations.Keys.Select(ScheduleOwner.Location))
            .SelectMany(owner =>
            {
                var id = owner.ServiceId ?? owner.ServiceAtLocationId ?? owner.LocationId ?? Guid.Empty;
                return PublishedRow.Of(owner, graph.Schedules[id], graph.ScheduleExceptions[id]);
            });

    private static IEnumerable<T> All<T>(ILookup<Guid, T> lookup) => lookup.SelectMany(g => g);

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private sealed class Table
    {
        public HashSet<Guid> Known { get; } = [];
        public List<Row> Rows { get; } = [];
    }

    private readonly record struct Row(int Position, Guid Id, int Number, string Text);
}
