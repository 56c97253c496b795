using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>JSON type of a field; nested objects and lists of them name another object.</summary>
internal enum HsdsKind
{
    Text,
    Number,
    Flag,
    Object,
    List,
}

/// <summary>
/// One field of an HSDS object as the interface, its description (OpenAPI, JSON Schema) and the tabular form know it.
/// Names, types and duties are those of HSDS 3.1; what HSDS-DE adds or tightens is marked.
/// </summary>
internal abstract record HsdsField(string Name, HsdsKind Kind, string Description)
{
    /// <summary>JSON Schema format that HSDS itself asks for: uuid, uri, email, date-time.</summary>
    public string? Format { get; init; }

    /// <summary>Required by HSDS.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Required by HSDS-DE only.</summary>
    public bool IsRequiredByProfile { get; init; }

    /// <summary>Enumeration of HSDS.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Added by HSDS-DE (<c>de_</c>) or this portal (<c>x_</c>).</summary>
    public bool IsAddition =>
        Name.StartsWith("de_", StringComparison.Ordinal) || Name.StartsWith("x_", StringComparison.Ordinal);

    /// <summary>Stricter rules of HSDS-DE as JSON Schema keywords (pattern, minimum …).</summary>
    public JsonObject? Stricter { get; init; }

    /// <summary>Object of a nested field, without ".json".</summary>
    public string? Target { get; init; }

    /// <summary>Schema of an added field that holds an object or a list of our own.</summary>
    public JsonObject? OwnSchema { get; init; }

    /// <summary>Foreign key or other field of the tabular form that nested JSON leaves out.</summary>
    public bool IsTabularOnly { get; init; }
    public bool IsTabularRequired { get; init; }

    /// <summary>False: a field of the standard that this portal never writes (deprecated, or without use here).</summary>
    public abstract bool IsWritten { get; }

    public bool IsScalar => Kind is not (HsdsKind.Object or HsdsKind.List);

    /// <summary>Stands in the tabular form: what nests in HSDS has tables of its own.</summary>
    public bool IsColumn => IsScalar || OwnSchema is not null;
}

internal sealed record HsdsField<T>(string Name, HsdsKind Kind, string Description) : HsdsField(Name, Kind, Description)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = HsdsAnswer.Options.Encoder };

    private JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(Name);

    /// <summary>A text, number, truth value or JSON of our own; null or empty is absent.</summary>
    public Func<T, HsdsGraph, object?>? Value { get; init; }

    /// <summary>Writes the value of a nested field; false: there is none, nothing was written.</summary>
    public Action<Utf8JsonWriter, JsonEncodedText, T, HsdsGraph>? Nested { get; init; }

    public override bool IsWritten => Value is not null || Nested is not null;

    public HsdsField<T> Required() => this with { IsRequired = true };

    public HsdsField<T> RequiredByProfile() => this with { IsRequiredByProfile = true };

    public HsdsField<T> TabularRequired() => this with { IsTabularRequired = true };

    public HsdsField<T> OneOf(params string[] values) => this with { Values = values };

    public HsdsField<T> Tighten(JsonObject rules) => this with { Stricter = rules };

    public HsdsField<T> Pattern(string pattern) => Tighten(new JsonObject { ["pattern"] = pattern });

    public void Write(Utf8JsonWriter writer, T item, HsdsGraph graph)
    {
        if (Nested is not null)
        {
            Nested(writer, EncodedName, item, graph);
            return;
        }
        switch (Value!(item, graph))
        {
            // HSDS knows no null, and an empty text says no more than none.
            case null:
            case "":
                break;
            case string text:
                writer.WriteString(EncodedName, text);
                break;
            case bool flag:
                writer.WriteBoolean(EncodedName, flag);
                break;
            case int number:
                writer.WriteNumber(EncodedName, number);
                break;
            case double number:
                writer.WriteNumber(EncodedName, number);
                break;
            case decimal number:
                writer.WriteNumber(EncodedName, Plain(number));
                break;
            case var other:
                throw new InvalidOperationException($"{Name}: {other.GetType()} has no JSON form");
        }
    }

    /// <summary>The cell of the tabular form; empty is absent.</summary>
    public string Cell(T item, HsdsGraph graph) =>
        Value!(item, graph) switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            decimal number => Plain(number).ToString(CultureInfo.InvariantCulture),
            JsonNode json => json.ToJsonString(Readable),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var other => throw new InvalidOperationException($"{Name}: {other.GetType()} has no cell"),
        };

    // 12.50 from one database and 12.5 from the other are one value: trailing zeros are dropped.
    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}
