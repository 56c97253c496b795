using System.Globalization;
using System.Text.Json;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>
/// One JSON object with its place in the file. Reads fields by type; what is wrong is noted with the place, and what
/// has only one sensible meaning is put right and said so. A JSON null and an empty text are absent.
/// </summary>
internal sealed class HsdsObject(JsonElement json, string pointer, ImportIssues issues)
{
    public const int MaxText = 20_000;

    /// <summary>An outline of a catchment has thousands of points.</summary>
    public const int MaxOutline = 5_000_000;

    public string Pointer { get; } = pointer;

    /// <summary>Number of properties: the fullest of several copies of an object counts.</summary>
    public int Size => json.ValueKind == JsonValueKind.Object ? json.GetPropertyCount() : 0;

    public bool Has(string name) => Property(name) is not null;

    public string Raw => json.GetRawText();

    public Guid? Id(string name = "id")
    {
        if (Text(name) is not { } text)
            return null;
        if (Guid.TryParse(text, out var id))
            return id;
        if (text.Length > 200)
        {
            Error(name, text, "uuid", "Die Kennung ist zu lang.");
            return null;
        }
        // A foreign key that is no UUID becomes one that is the same at each import.
        return Uuid5.Of($"urn:kreisblick:import:{text}");
    }

    /// <param name="name">The field.</param>
    /// <param name="most">Longest text in characters.</param>
    public string? Text(string name, int most = MaxText)
    {
        if (Property(name) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            Error(name, value.GetRawText(), "string", "Hier muss ein Text stehen.");
            return null;
        }
        var text = value.GetString()!.Normalize().Trim();
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            Error(
                name,
                text.Replace("\0", "\\0", StringComparison.Ordinal),
                "string",
                "Der Text enthält ein Zeichen, das nicht erlaubt ist."
            );
            return null;
        }
        if (text.Length > most)
        {
            Error(name, text, $"höchstens {most} Zeichen", "Der Text ist zu lang.");
            return null;
        }
        return text.Length == 0 ? null : text;
    }

    public string Required(string name)
    {
        if (Text(name) is { } text)
            return text;
        if (!Has(name))
            Error(name, null, "Pflichtfeld", $"Das Feld „{name}“ fehlt.");
        return "";
    }

    public T? Rule<T>(string name, Func<string, string>? repair = null)
        where T : struct, IStoredText<T>
    {
        if (Text(name) is not { } text)
            return null;
        if (T.TryParse(text, out var value, out var error))
            return value;
        if (repair?.Invoke(text) is { } repaired && T.TryParse(repaired, out value, out _))
        {
            Notice(name, text, typeof(T).Name, "Die Schreibweise wurde berichtigt.", repaired);
            return value;
        }
        Error(name, text, typeof(T).Name, error + ".");
        return null;
    }

    public EmailAddress? Email(string name) => Rule<EmailAddress>(name);

    /// <summary>An address without scheme gets https.</summary>
    public WebAddress? Web(string name) =>
        Rule<WebAddress>(name, t => t.Contains("://", StringComparison.Ordinal) ? t : "https://" + t);

    public decimal? Number(string name)
    {
        if (Property(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            return number;
        Error(name, value.GetRawText(), "number", "Hier muss eine Zahl stehen, ohne Anführungszeichen.");
        return null;
    }

    /// <summary>A coordinate: all digits of a double, which are more than a decimal number of the same text keeps.</summary>
    public double? Coordinate(string name) => Number(name) is null ? null : json.GetProperty(name).GetDouble();

    public int? Integer(string name)
    {
        if (Number(name) is not { } number)
            return null;
        if (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue)
            return (int)number;
        Error(name, number.ToString(CultureInfo.InvariantCulture), "integer", "Hier muss eine ganze Zahl stehen.");
        return null;
    }

    public bool? Flag(string name)
    {
        if (Property(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Error(name, value.GetRawText(), "boolean", "Hier muss true oder false stehen.");
        return null;
    }

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.Year is >= 1900 and <= 2200
        )
            return date;
        Error(name, text, "yyyy-MM-dd", "Geben Sie ein Datum an, das es gibt, zum Beispiel 2026-10-01.");
        return null;
    }

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
            return null;
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (
            text.Length >= 16
            && text[10] is 'T' or 't'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, style, out var instant)
            && instant.Year is >= 1900 and <= 2200
        )
            return instant;
        Error(name, text, "date-time (RFC 3339)", "Geben Sie Datum und Uhrzeit so an: 2026-10-01T08:15:30Z.");
        return null;
    }

    public T? Choice<T>(string name, Func<string, T?> parse, string allowed)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        if (parse(text) is { } value)
            return value;
        Error(name, text, allowed, $"Erlaubt sind nur diese Wörter: {allowed}.");
        return null;
    }

    /// <summary>A number or a text, as text: for fields that strict readers check themselves.</summary>
    public string? Loose(string name) =>
        Property(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : Text(name);

    public HsdsObject? Child(string name)
    {
        if (Property(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new HsdsObject(value, $"{Pointer}/{name}", issues);
        Error(name, value.GetRawText(), "object", "Hier muss ein Objekt stehen.");
        return null;
    }

    public IEnumerable<HsdsObject> Children(string name)
    {
        if (Property(name) is not { } value)
            yield break;
        if (value.ValueKind != JsonValueKind.Array)
        {
            Error(name, value.GetRawText(), "array", "Hier muss eine Liste stehen.");
            yield break;
        }
        var position = 0;
        foreach (var item in value.EnumerateArray())
        {
            var place = $"{Pointer}/{name}/{position++}";
            if (item.ValueKind == JsonValueKind.Object)
                yield return new HsdsObject(item, place, issues);
            else if (item.ValueKind != JsonValueKind.Null)
                issues.Add(
                    new ImportIssue(place, "", Short(item.GetRawText()), "object", "Hier muss ein Objekt stehen.", true)
                );
        }
    }

    public void Error(string field, string? value, string rule, string message, string? proposal = null) =>
        issues.Add(new ImportIssue(Pointer, field, Short(value), rule, message, true, proposal));

    public void Notice(string field, string? value, string rule, string message, string? proposal = null) =>
        issues.Add(new ImportIssue(Pointer, field, Short(value), rule, message, false, proposal));

    private JsonElement? Property(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Short(string? value) =>
        value is null ? null : (value.Length > 80 ? value[..79] + "…" : value).ReplaceLineEndings(" ");
}
