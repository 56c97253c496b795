using System.Text.Json;
using System.Text.Json.Nodes;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>An object of HSDS: its fields in the order in which they are written.</summary>
internal abstract record HsdsObject(string Name, string Table, string Description)
{
    /// <summary>Rules of HSDS-DE over several fields, as JSON Schema keywords.</summary>
    public JsonObject? Rules { get; init; }

    public abstract IEnumerable<HsdsField> AllFields { get; }

    /// <summary>Columns of the tabular form: what nests stands in tables of its own.</summary>
    public IEnumerable<HsdsField> Columns => AllFields.Where(f => f.IsColumn);

    public static HsdsObject<T> Of<T>(
        string name,
        string table,
        string description,
        Func<HsdsFieldMaker<T>, IReadOnlyList<HsdsField<T>>> fields
    ) => new(name, table, description, fields(new HsdsFieldMaker<T>()));
}

/// <inheritdoc/>
internal sealed record HsdsObject<T>(string Name, string Table, string Description, IReadOnlyList<HsdsField<T>> Fields)
    : HsdsObject(Name, Table, Description)
{
    private HsdsField<T>[] Json { get; init; } = [.. Fields.Where(f => f.IsWritten && !f.IsTabularOnly)];

    public override IEnumerable<HsdsField> AllFields => Fields;

    /// <summary>The columns with their values.</summary>
    public IEnumerable<HsdsField<T>> TableFields => Fields.Where(f => f.IsColumn);

    /// <summary>One-to-one fields only: the item of a list.</summary>
    public HsdsObject<T> Scalars() => Keep(f => f.IsScalar);

    public HsdsObject<T> Without(params string[] names) => Keep(f => !names.Contains(f.Name, StringComparer.Ordinal));

    public HsdsObject<T> Only(params string[] names) => Keep(f => names.Contains(f.Name, StringComparer.Ordinal));

    public HsdsObject<T> With(Func<HsdsFieldMaker<T>, IReadOnlyList<HsdsField<T>>> more) =>
        new(Name, Table, Description, [.. Fields, .. more(new HsdsFieldMaker<T>())]) { Rules = Rules };

    public void Write(Utf8JsonWriter writer, T item, HsdsGraph graph)
    {
        writer.WriteStartObject();
        foreach (var field in Json)
            field.Write(writer, item, graph);
        writer.WriteEndObject();
    }

    private HsdsObject<T> Keep(Func<HsdsField<T>, bool> wanted) =>
        new(Name, Table, Description, [.. Fields.Where(wanted)]) { Rules = Rules };
}

/// <summary>Makes the fields of one object; keeps the tables of fields short.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Performance",
    "CA1822:Mark members as static",
    Justification = "The instance carries the type of the object, so that the tables need not repeat it."
)]
internal sealed class HsdsFieldMaker<T>
{
    public HsdsField<T> Id(Func<T, Guid> id) =>
        new("id", HsdsKind.Text, "Unveränderliche Kennung (UUID).")
        {
            Format = "uuid",
            IsRequired = true,
            IsTabularRequired = true,
            Value = (x, _) => id(x).ToString(),
        };

    /// <summary>A key that is written in nested JSON too.</summary>
    public HsdsField<T> Reference(string name, string description, Func<T, Guid?>? id) =>
        new(name, HsdsKind.Text, description)
        {
            Format = "uuid",
            Value = id is null ? null : (x, _) => id(x)?.ToString(),
        };

    /// <summary>A key of the tabular form: nesting says the same in JSON.</summary>
    public HsdsField<T> Key(string name, Func<T, Guid?> id) =>
        Reference(name, "Schlüssel des Objekts, zu dem die Zeile gehört (nur in der Tabellenform).", id) with
        {
            IsTabularOnly = true,
        };

    public HsdsField<T> Text(string name, string description, Func<T, HsdsGraph, string?> value) =>
        new(name, HsdsKind.Text, description) { Value = value };

    public HsdsField<T> Text(string name, string description, Func<T, string?> value) =>
        Text(name, description, (x, _) => value(x));

    public HsdsField<T> Uri(string name, string description, Func<T, WebAddress?> value) =>
        Text(name, description, x => value(x)?.Value) with
        {
            Format = "uri",
        };

    public HsdsField<T> Email(string name, string description, Func<T, EmailAddress?> value) =>
        Text(name, description, x => value(x)?.Value) with
        {
            Format = "email",
        };

    public HsdsField<T> Date(string name, string description, Func<T, HsdsGraph, string?> value) =>
        Text(name, description, value).Pattern(HsdsFormats.DatePattern);

    public HsdsField<T> Date(string name, string description, Func<T, string?> value) =>
        Date(name, description, (x, _) => value(x));

    public HsdsField<T> Instant(string name, string description, Func<T, DateTimeOffset?> value) =>
        (
            Text(name, description, x => value(x) is { } at ? HsdsFormats.Instant(at) : null) with
            {
                Format = "date-time",
            }
        ).Pattern(HsdsFormats.InstantPattern);

    public HsdsField<T> Number(string name, string description, Func<T, object?> value) =>
        new(name, HsdsKind.Number, description) { Value = (x, _) => value(x) };

    public HsdsField<T> Flag(string name, string description, Func<T, bool?> value) =>
        new(name, HsdsKind.Flag, description) { Value = (x, _) => value(x) };

    /// <summary>A field of the standard that this portal does not write; it is described, so that it is checked.</summary>
    public HsdsField<T> Unwritten(string name, HsdsKind kind, string description) => new(name, kind, description);

    public HsdsField<T> One<TChild>(
        string name,
        string description,
        HsdsObject<TChild> child,
        Func<T, HsdsGraph, TChild?> value
    )
        where TChild : class =>
        new(name, HsdsKind.Object, description)
        {
            Target = child.Name,
            Nested = (writer, encoded, item, graph) =>
            {
                if (value(item, graph) is not { } one)
                    return;
                writer.WritePropertyName(encoded);
                child.Write(writer, one, graph);
            },
        };

    public HsdsField<T> Many<TChild>(
        string name,
        string description,
        HsdsObject<TChild> child,
        Func<T, HsdsGraph, IEnumerable<TChild>> values
    ) =>
        new(name, HsdsKind.List, description)
        {
            Target = child.Name,
            Nested = (writer, encoded, item, graph) =>
            {
                var started = false;
                foreach (var one in values(item, graph))
                {
                    if (!started)
                        writer.WriteStartArray(encoded);
                    started = true;
                    child.Write(writer, one, graph);
                }
                if (started)
                    writer.WriteEndArray();
            },
        };

    /// <summary>A nested object of HSDS that this portal does not publish.</summary>
    public HsdsField<T> UnwrittenMany(string name, string target, string description) =>
        new(name, HsdsKind.List, description) { Target = target };

    /// <summary>Changes are not published (HSDS leaves it open).</summary>
    public HsdsField<T> Metadata() =>
        UnwrittenMany("metadata", "metadata", "Änderungen des Objekts; wird nicht veröffentlicht.");

    public HsdsField<T> Attributes(Func<T, Guid> id) =>
        Many("attributes", "Begriffe aus Taxonomien.", HsdsParts.Attribute, (x, g) => g.AttributesOf(id(x)));

    /// <summary>An object or a list of our own, which no table of HSDS holds: in the tabular form a cell of JSON.</summary>
    public HsdsField<T> Own(string name, string description, JsonObject schema, Func<T, HsdsGraph, JsonNode?> value) =>
        new(name, schema["type"]!.GetValue<string>() == "array" ? HsdsKind.List : HsdsKind.Object, description)
        {
            OwnSchema = schema,
            Value = value,
            Nested = (writer, encoded, item, graph) =>
            {
                if (value(item, graph) is not { } node)
                    return;
                writer.WritePropertyName(encoded);
                node.WriteTo(writer);
            },
        };
}
