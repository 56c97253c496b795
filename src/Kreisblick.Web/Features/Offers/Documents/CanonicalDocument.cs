using System.Text;
using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>
/// The one form of a document: texts trimmed and composed (NFC), empty ones absent, parts in the order of their ids
/// (hours in their own), hours as the strict reader writes them, protected places without a trace of where they are.
/// </summary>
internal static class CanonicalDocument
{
    public static OfferDocument Of(OfferDocument offer)
    {
        var clean = (OfferDocument)Clean(offer);
        return clean with
        {
            Hours = Hours(clean.Hours),
            Exceptions = Exceptions(clean.Exceptions),
            Places =
            [
                .. clean.Places.Select(p =>
                    p with
                    {
                        Location = Location(p.Location),
                        Hours = Hours(p.Hours),
                        Exceptions = Exceptions(p.Exceptions),
                    }
                ),
            ],
        };
    }

    public static ProviderDocument Of(ProviderDocument provider)
    {
        var clean = (ProviderDocument)Clean(provider);
        return clean with { Locations = [.. clean.Locations.Select(Location)] };
    }

    public static RecordDocument Of(RecordDocument document) =>
        document switch
        {
            OfferDocument offer => Of(offer),
            ProviderDocument provider => Of(provider),
            _ => throw new ArgumentException(document.GetType().Name, nameof(document)),
        };

    private static RecordDocument Clean(RecordDocument document)
    {
        var node = DocumentJson.NodeOf(document);
        Clean(node);
        return DocumentJson.Read(document.Kind, node);
    }

    private static void Clean(JsonObject o)
    {
        foreach (var (name, value) in o.ToList())
            switch (value)
            {
                case JsonObject inner:
                    Clean(inner);
                    if (inner.Count == 0)
                        o.Remove(name);
                    break;
                case JsonArray list:
                    Order(o, name, list);
                    break;
                case JsonValue text when text.TryGetValue(out string? s):
                    var cleaned = Text(s);
                    if (cleaned.Length == 0)
                        o.Remove(name);
                    else if (cleaned != s)
                        o[name] = cleaned;
                    break;
            }
    }

    private static void Order(JsonObject owner, string name, JsonArray list)
    {
        var parts = list.OfType<JsonObject>().ToList();
        foreach (var part in parts)
            Clean(part);
        var ordered = parts
            .DistinctBy(IdOf, StringComparer.Ordinal)
            .OrderBy(p => p["position"]?.GetValue<int>() ?? 0)
            .ThenBy(IdOf, StringComparer.Ordinal)
            .ToList();
        list.Clear();
        if (ordered.Count == 0)
            owner.Remove(name);
        else
            foreach (var part in ordered)
                list.Add((JsonNode)part);
    }

    private static string IdOf(JsonObject part) => part["id"]!.GetValue<string>();

    /// <summary>Direction marks are taken away: they can make a name look like another one.</summary>
    private static string Text(string text)
    {
        var cleaned = text.ReplaceLineEndings("\n").Trim().Normalize(NormalizationForm.FormC);
        return
            cleaned.AsSpan().IndexOfAnyInRange('\u202a', '\u202e') < 0
            && cleaned.AsSpan().IndexOfAnyInRange('\u2066', '\u2069') < 0
            && !cleaned.Contains('\0')
            ? cleaned
            : string.Concat(
                cleaned.Where(c => c is not ('\0' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')))
            );
    }

    private static DocumentLocation Location(DocumentLocation location)
    {
        location = location with { Hours = Hours(location.Hours), Exceptions = Exceptions(location.Exceptions) };
        return location.Protected ? location.Hidden() : location;
    }

    private static IReadOnlyList<DocumentHours> Hours(IReadOnlyList<DocumentHours> rows) =>
        [.. rows.Select(r => r with { Row = Canonical(r) })];

    private static IReadOnlyList<DocumentException> Exceptions(IReadOnlyList<DocumentException> rows) =>
        [.. rows.Select(r => r with { Row = Canonical(r) })];

    private static ScheduleText Canonical(DocumentHours hours) =>
        hours.Read(ScheduleOwner.Service(hours.Id)) is ScheduleOutcome.Valid valid ? Of(valid.Schedule) : hours.Row;

    private static ScheduleExceptionText Canonical(DocumentException exception) =>
        ScheduleException.Read(exception.Row, ScheduleOwner.Service(exception.Id), ScheduleSource.Form)
            is ScheduleExceptionOutcome.Valid valid
            ? Of(valid.Exception)
            : exception.Row;

    /// <summary>The row as a form shows it: without offset, which follows from date and place.</summary>
    public static ScheduleText Of(Schedule schedule) =>
        schedule.Write() with
        {
            Id = null,
            OpensAt = Wall(schedule.OpensAt),
            ClosesAt = Wall(schedule.ClosesAt),
        };

    public static ScheduleExceptionText Of(ScheduleException exception) =>
        exception.Write() with
        {
            Id = null,
            OpensAt = Wall(exception.OpensAt),
            ClosesAt = Wall(exception.ClosesAt),
        };

    private static string? Wall(TimeOnly? time) =>
        time?.ToString(
            time.Value.Second == 0 ? "HH:mm" : "HH:mm:ss",
            System.Globalization.CultureInfo.InvariantCulture
        );
}
