using System.Globalization;
using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Merging;

/// <summary>Says what stands in a field, as an editor reads it beside another version.</summary>
/// <param name="nameOf">Name of a term, a provider or a programme; null where it is unknown.</param>
/// <param name="today">Day in Germany.</param>
internal sealed class FieldWords(Func<Guid, string?> nameOf, DateOnly today)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        [nameof(ServiceStatus.Active)] = "aktiv",
        [nameof(ServiceStatus.Inactive)] = "nicht mehr öffentlich",
        [nameof(ServiceStatus.Defunct)] = "gibt es nicht mehr",
        [nameof(ServiceStatus.TemporarilyClosed)] = "vorübergehend geschlossen",
        [nameof(LocationType.Physical)] = "Ort mit Anschrift",
        [nameof(LocationType.Postal)] = "Postanschrift",
        [nameof(LocationType.Virtual)] = "ohne Ort",
        [nameof(TranslationKind.Human)] = "von einem Menschen",
        [nameof(TranslationKind.Machine)] = "von einer Maschine",
        ["yes"] = "ja",
        ["partly"] = "teilweise",
        ["no"] = "nein",
    };

    /// <summary>Null: nothing stands there.</summary>
    public string? Of(string path, JsonNode? value)
    {
        if (value is null)
            return null;
        var names = path.Split('/').Where(s => !Guid.TryParse(s, out _)).ToList();
        return value is JsonObject o ? Group(names[^1], o) : Single(names[^1], value);
    }

    private string Group(string name, JsonObject o) =>
        name switch
        {
            "hours" => Hours(o),
            "exceptions" => Exception(o),
            "ages" => Ages(o),
            "terms" => Join(
                " ",
                [Name(o["term"]), Brackets(Text(o, "value")), o["primary"] is null ? null : "(Hauptthema)"]
            ),
            "phones" => Join(" ", [Text(o, "number"), Brackets(Text(o, "description"))]),
            "capacities" =>
                $"{Single("", o["available"])} von {Single("", o["maximum"]) ?? "?"} {Text(o["unit"], "name")}",
            "unit" => Text(o, "name") ?? "",
            // The address of the area's key says nothing to a reader where there is a name.
            "areas" => Text(o, "name") ?? Text(o, "description") ?? Text(o, "key") ?? "gezeichnete Fläche",
            "addresses" => Join(
                ", ",
                [
                    Text(o, "attention"),
                    Text(o, "address1"),
                    Text(o, "address2"),
                    $"{Text(o, "postalCode")} {Text(o, "city")}".Trim(),
                ]
            ),
            "point" => Join(" / ", [Single("", o["latitude"]), Single("", o["longitude"])]),
            _ when o["text"] is not null => Text(o, "text") ?? "",
            _ => Rest(o),
        };

    /// <summary>What is in it, one after the other; ids and counters say nothing to a reader.</summary>
    private string Rest(JsonObject o) =>
        Join(
            ", ",
            o.Where(p => p.Key is not ("id" or "position" or "source" or "basedOn"))
                .Select(p =>
                    p.Value switch
                    {
                        JsonArray list => Join(", ", list.OfType<JsonObject>().Select(part => Group(p.Key, part))),
                        JsonObject inner => Group(p.Key, inner),
                        _ => Single(p.Key, p.Value),
                    }
                )
        );

    private string? Single(string name, JsonNode? value)
    {
        if (value is not JsonValue v)
            return null;
        if (v.TryGetValue(out bool flag))
            return flag ? "ja" : "nein";
        if (v.TryGetValue(out string? text))
            return Guid.TryParse(text, out var id) ? nameOf(id) ?? "(unbekannt)"
                : Codes.TryGetValue(text, out var word) ? word
                : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date) ? date.ToString("d. MMMM yyyy", German)
                : name is "endedAt" or "updated"
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
                    ? BerlinTime.ToLocal(at).ToString("d. MMMM yyyy, HH:mm 'Uhr'", German)
                : text;
        return v.TryGetValue(out decimal number) ? number.ToString(German) : v.ToString();
    }

    private string Hours(JsonObject o)
    {
        var hours = DocumentJson.ReadValue<DocumentHours>(o);
        if (hours.Read(ScheduleOwner.Service(hours.Id)) is not ScheduleOutcome.Valid { Schedule: { } row })
            return Join(" ", [hours.Row.ByDay, hours.Row.OpensAt, "–", hours.Row.ClosesAt, hours.Row.Description]);
        var words = OpeningWords.In(OpeningLanguage.German);
        return Join(
            "; ",
            OpeningLines
                .Of([row], today, OpeningTexts.Of(OpeningLanguage.German), words)
                .Select(l => l.Note is { } note && l.Text != note ? $"{l.Text} ({note})" : l.Text)
                .Append(row.PublicHolidays == PublicHolidayRule.Closed ? "an Feiertagen geschlossen" : null)
        );
    }

    private static string Exception(JsonObject o)
    {
        var row = DocumentJson.ReadValue<DocumentException>(o).Row;
        var days = row.From == row.To || row.To is null ? row.From : $"{row.From} bis {row.To}";
        var state = row.State == "closed" ? "geschlossen" : $"geöffnet {row.OpensAt} bis {row.ClosesAt}";
        return Join(" ", [$"{days}: {state}", Brackets(row.Note)]);
    }

    private static string Ages(JsonObject o)
    {
        var ages = DocumentJson.ReadValue<DocumentAges>(o);
        return (ages.Minimum, ages.Maximum) switch
        {
            ({ } from, { } to) => $"{from} bis {to} Jahre",
            ({ } from, null) => $"ab {from} Jahren",
            (null, { } to) => $"bis {to} Jahre",
            _ => "jedes Alter",
        };
    }

    private string? Name(JsonNode? id) =>
        id is JsonValue v && v.TryGetValue(out string? text) && Guid.TryParse(text, out var guid)
            ? nameOf(guid) ?? "(unbekannt)"
            : null;

    private static string? Text(JsonNode? node, string name) => node is JsonObject o ? o[name]?.ToString() : null;

    private static string? Brackets(string? text) => text is null ? null : $"({Codes.GetValueOrDefault(text, text)})";

    private static string Join(string separator, IEnumerable<string?> parts) =>
        string.Join(separator, parts.Where(p => !string.IsNullOrWhiteSpace(p)));
}
