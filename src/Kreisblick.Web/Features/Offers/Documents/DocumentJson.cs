using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>
/// Documents as JSON. What is absent, false or empty is left out, so that two canonical documents are equal exactly if
/// their texts are.
/// </summary>
internal static class DocumentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(), new PlainDecimal(), new UtcInstant() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmpty } },
    };

    public static string Write(RecordDocument document) =>
        JsonSerializer.Serialize(document, document.GetType(), Options);

    public static JsonObject NodeOf(RecordDocument document) =>
        (JsonObject)JsonSerializer.SerializeToNode(document, document.GetType(), Options)!;

    public static RecordDocument Read(RecordKind kind, string json) =>
        (RecordDocument)JsonSerializer.Deserialize(json, TypeOf(kind), Options)!;

    public static RecordDocument Read(RecordKind kind, JsonNode node) =>
        (RecordDocument)node.Deserialize(TypeOf(kind), Options)!;

    /// <summary>Value objects that are kept beside documents: decisions, collisions.</summary>
    public static string WriteValue<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static JsonNode ToNode<T>(T value)
        where T : class => JsonSerializer.SerializeToNode(value, Options)!;

    /// <summary>For nodes that are written as they are.</summary>
    public static JsonSerializerOptions Writing => Options;

    public static T ReadValue<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    public static T ReadValue<T>(JsonNode node) => node.Deserialize<T>(Options)!;

    public static Type TypeOf(RecordKind kind) =>
        kind == RecordKind.Offer ? typeof(OfferDocument) : typeof(ProviderDocument);

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(bool))
                property.ShouldSerialize = (_, value) => value is true;
            else if (
                property.PropertyType != typeof(string)
                && property.PropertyType.IsAssignableTo(typeof(IEnumerable))
            )
                property.ShouldSerialize = (_, value) => value is IEnumerable list && list.GetEnumerator().MoveNext();
        }
    }

    /// <summary>1.50 and 1.5 are one amount; the two databases give back one or the other.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            // Dividing by one with all its places takes the zeros at the end away.
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }

    /// <summary>UTC with microseconds, the finest that both databases keep.</summary>
    private sealed class UtcInstant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => reader.GetDateTimeOffset().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(
                value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture)
            );
    }
}
