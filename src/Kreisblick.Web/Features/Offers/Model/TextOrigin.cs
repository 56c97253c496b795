using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>Fields of an offer that exist in several languages.</summary>
internal enum TranslatedField
{
    Name,
    Description,
    EligibilityDescription,
    ApplicationProcess,
    FeesDescription,
}

/// <summary>Where one translated field comes from.</summary>
/// <param name="Author">Account or program part; null where nobody noted it.</param>
/// <param name="BasedOn">When it was last compared with the German text.</param>
/// <param name="Source"><see cref="TextFingerprint"/> of that German text.</param>
internal sealed record TextOrigin(
    TranslationKind Kind,
    string? Author,
    DateOnly Date,
    DateTimeOffset BasedOn,
    string Source
);

/// <summary>
/// Tells whether a German text is still the one that was translated. From the content and not from a date, so that a
/// change of another field marks nothing, and taking a change back takes the mark back.
/// </summary>
internal static class TextFingerprint
{
    /// <summary>Of no text at all.</summary>
    public const string None = "-";

    /// <summary>Fits no text: nobody knows on which one the translation rests.</summary>
    public const string Unknown = "?";

    public static string Of(string? text)
    {
        var cleaned = text?.ReplaceLineEndings("\n").Trim().Normalize(NormalizationForm.FormC);
        return string.IsNullOrEmpty(cleaned)
            ? None
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cleaned)).AsSpan(0, 12));
    }
}

internal static class TextOrigins
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static ValueConverter Converter { get; } =
        new ValueConverter<IReadOnlyDictionary<TranslatedField, TextOrigin>, string>(o => Write(o), t => Read(t));

    public static ValueComparer Comparer { get; } =
        new ValueComparer<IReadOnlyDictionary<TranslatedField, TextOrigin>>(
            (a, b) => (a == null && b == null) || (a != null && b != null && Write(a) == Write(b)),
            origins => StringComparer.Ordinal.GetHashCode(Write(origins)),
            origins => origins
        );

    private static string Write(IReadOnlyDictionary<TranslatedField, TextOrigin> origins) =>
        JsonSerializer.Serialize(
            origins.OrderBy(o => o.Key).ToDictionary(o => o.Key.ToString(), o => o.Value, StringComparer.Ordinal),
            Json
        );

    private static Dictionary<TranslatedField, TextOrigin> Read(string text) =>
        JsonSerializer
            .Deserialize<Dictionary<string, TextOrigin>>(text, Json)!
            .Where(o => Enum.TryParse<TranslatedField>(o.Key, out _))
            .ToDictionary(o => Enum.Parse<TranslatedField>(o.Key), o => o.Value);
}
