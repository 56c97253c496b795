using System.Globalization;
using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Api;

/// <summary>Fields of <c>schedule</c>, written from <see cref="PublishedRow"/>, and the exceptions of HSDS-DE §9.</summary>
internal static class HsdsSchedules
{
    private const string TimesRule =
        "Uhrzeit mit dem Abstand zur Weltzeit, der am ersten Tag gilt; gemeint ist die Ortszeit.";

    public static readonly HsdsObject<PublishedRow> Schedule = HsdsObject.Of<PublishedRow>(
        "schedule",
        "schedules",
        "Eine Zeile der Öffnungszeiten als Wiederholungsregel nach RFC 5545.",
        f =>
            [
                f.Id(x => x.Id),
                f.Key("service_id", x => x.Owner.ServiceId),
                f.Key("location_id", x => x.Owner.LocationId),
                f.Key("service_at_location_id", x => x.Owner.ServiceAtLocationId),
                f.Date("valid_from", "Die Angabe ist geprüft ab.", x => x.Text.ValidFrom),
                f.Date("valid_to", "Die Angabe ist geprüft bis; danach ist sie unbekannt.", x => x.Text.ValidTo),
                f.Date("dtstart", "Erster Tag der Reihe.", x => x.Text.DtStart).RequiredByProfile(),
                f.Unwritten("timezone", HsdsKind.Number, "Wird nicht geschrieben; siehe de_timezone."),
                f.Date("until", "Letzter Tag der Reihe.", x => x.Text.Until),
                f.Number("count", "So oft, dann endet die Reihe.", x => Whole(x.Text.Count)).Tighten(AtLeastOne()),
                f.Text("wkst", "Erster Tag der Woche.", x => x.Text.Wkst)
                    .OneOf("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
                f.Text("freq", "Wöchentlich oder monatlich.", x => x.Text.Freq).OneOf("WEEKLY", "MONTHLY"),
                f.Number("interval", "Alle wie viele Wochen oder Monate.", x => Whole(x.Text.Interval))
                    .Tighten(AtLeastOne()),
                f.Text("byday", "Wochentage, bei MONTHLY mit Nummer.", x => x.Text.ByDay)
                    .Pattern(HsdsFormats.ByDayPattern),
                f.Unwritten("byweekno", HsdsKind.Text, "Passt nicht zu WEEKLY und MONTHLY (RFC 5545)."),
                f.Text("bymonthday", "Tage im Monat.", x => x.Text.ByMonthDay).Pattern(HsdsFormats.ByMonthDayPattern),
                f.Unwritten("byyearday", HsdsKind.Text, "Passt nicht zu WEEKLY und MONTHLY (RFC 5545)."),
                f.Text("description", "Was zu dieser Zeit ist.", x => x.Text.Description),
                f.Text("opens_at", "Beginn. " + TimesRule, x => x.Text.OpensAt).Pattern(HsdsFormats.TimePattern),
                f.Text("closes_at", "Ende; vor dem Beginn: am nächsten Tag. " + TimesRule, x => x.Text.ClosesAt)
                    .Pattern(HsdsFormats.TimePattern),
                f.Text("schedule_link", "Adresse zum Buchen oder Nachsehen.", x => x.Text.ScheduleLink) with
                {
                    Format = "uri",
                },
                f.Text(
                    "attending_type",
                    "Wie man teilnimmt: vor Ort, am Telefon, per Video.",
                    x => x.Text.AttendingType
                ),
                f.Text("notes", "Bemerkungen, auch einzelne geschlossene Tage.", x => x.Text.Notes),
                f.Attributes(x => x.Id),
                f.Metadata(),
                f.Text("de_timezone", "Zeitzone der Ortszeit.", x => x.Text.OpensAt is null ? null : "Europe/Berlin"),
                f.Text("de_public_holidays", "Was an Feiertagen gilt.", x => x.Text.PublicHolidays)
                    .OneOf("open", "closed", "unknown"),
                f.Text("de_school_holidays", "Was in den Schulferien gilt.", x => x.Text.SchoolHolidays)
                    .OneOf("open", "closed", "only", "unknown"),
                f.Flag(
                    "x_from_exception",
                    "Die Zeile sagt eine Ausnahme aus de_schedule_exceptions ein zweites Mal, für Leser ohne HSDS-DE.",
                    x => x.IsFromException ? true : null
                ),
                f.Own(
                    "x_without_exceptions",
                    "valid_from, valid_to und notes der Zeile ohne die Ausnahmen, wo diese sie verändern; was fehlt, ist leer.",
                    new JsonObject { ["type"] = "object" },
                    (x, _) => x.Original is null ? null : Usual(x.Original)
                ),
            ]
    ) with
    {
        Rules = new JsonObject
        {
            ["dependentRequired"] = new JsonObject
            {
                ["opens_at"] = new JsonArray("closes_at"),
                ["closes_at"] = new JsonArray("opens_at"),
                ["byday"] = new JsonArray("freq"),
                ["bymonthday"] = new JsonArray("freq"),
                ["interval"] = new JsonArray("freq"),
                ["count"] = new JsonArray("freq"),
                ["until"] = new JsonArray("freq"),
            },
            ["not"] = new JsonObject { ["required"] = new JsonArray("count", "until") },
        },
    };

    public static readonly JsonObject ExceptionsSchema = new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["from"] = new JsonObject { ["type"] = "string", ["pattern"] = HsdsFormats.DatePattern },
                ["to"] = new JsonObject { ["type"] = "string", ["pattern"] = HsdsFormats.DatePattern },
                ["state"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("open", "closed") },
                ["opens_at"] = new JsonObject { ["type"] = "string", ["pattern"] = HsdsFormats.TimePattern },
                ["closes_at"] = new JsonObject { ["type"] = "string", ["pattern"] = HsdsFormats.TimePattern },
                ["note"] = new JsonObject { ["type"] = "string" },
            },
            ["required"] = new JsonArray("from", "to", "state"),
        },
    };

    public static HsdsField<T> Exceptions<T>(HsdsFieldMaker<T> fields, Func<T, Guid> owner) =>
        fields.Own(
            "de_schedule_exceptions",
            "Tage, an denen andere Zeiten gelten oder geschlossen ist.",
            ExceptionsSchema,
            (x, g) => ExceptionsOf(g.ScheduleExceptions[owner(x)])
        );

    private static JsonArray? ExceptionsOf(IEnumerable<ScheduleException> exceptions)
    {
        var array = new JsonArray();
        foreach (var exception in exceptions)
        {
            var text = exception.Write();
            var entry = new JsonObject
            {
                ["from"] = text.From,
                ["to"] = text.To,
                ["state"] = text.State,
            };
            Set(entry, "opens_at", text.OpensAt);
            Set(entry, "closes_at", text.ClosesAt);
            Set(entry, "note", text.Note);
            array.Add((JsonNode)entry);
        }
        return array.Count == 0 ? null : array;
    }

    /// <summary>Whole, so that a reader can put the row back without knowing which of the three was changed.</summary>
    private static JsonObject Usual(ScheduleText original)
    {
        var usual = new JsonObject();
        Set(usual, "valid_from", original.ValidFrom);
        Set(usual, "valid_to", original.ValidTo);
        Set(usual, "notes", original.Notes);
        return usual;
    }

    private static void Set(JsonObject target, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            target[name] = value;
    }

    private static int? Whole(string? number) =>
        number is null ? null : int.Parse(number, CultureInfo.InvariantCulture);

    private static JsonObject AtLeastOne() => new() { ["type"] = "integer", ["minimum"] = 1 };
}
