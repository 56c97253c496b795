using System.Text;

namespace Kreisblick.Web.Tests.Features.Offers.Import;

/// <summary>Small files of our own: one good offer, and many ways to break it.</summary>
internal static class ImportSamples
{
    private static readonly string Good = """
        { "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a01", "name": "Schuldnerberatung Mühlhausen (Beispiel)",
          "description": "Wir ordnen Ihre Unterlagen und verhandeln mit Gläubigern.", "url": "https://beispiel.example/schulden",
          "email": "beratung@beispiel.example", "status": "active", "minimum_age": 18, "assured_date": "2026-09-01",
          "last_modified": "2026-09-01T08:15:30.123Z",
          "organization": { "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a02", "name": "Beispielverband e. V.", "description": "Verband." },
          "phones": [{ "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a0b", "number": "03601 0001" }],
          "schedules": [{ "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a03", "dtstart": "2026-01-06", "freq": "WEEKLY",
            "byday": "TU,TH", "opens_at": "09:00+01:00", "closes_at": "12:00+01:00" }],
          "service_areas": [{ "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a04", "name": "Unstrut-Hainich-Kreis",
            "uri": "http://dcat-ap.de/def/politicalGeocoding/districtKey/16064" }],
          "service_at_locations": [{ "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a05", "location": {
            "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a06", "location_type": "physical", "name": "Beratungsstelle",
            "latitude": 51.2095, "longitude": 10.4528, "addresses": [{ "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a07",
              "address_1": "Beispielstraße 1", "city": "Mühlhausen/Thüringen", "state_province": "Thüringen",
              "postal_code": "99974", "country": "DE", "address_type": "physical" }] } }],
          "languages": [{ "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a08", "name": "Deutsch", "code": "de" }],
          "cost_options": [{ "id": "019322aa-7c1e-7d35-9a51-5e0c7f2b1a09", "option": "alle", "currency": "EUR", "amount": 0 }] }
        """;

    public static string Service() => Good;

    public static IReadOnlyList<(string Name, byte[] Bytes)> Malformed { get; } =
    [
        .. Texts().Select(t => (t.Name, Encoding.UTF8.GetBytes(t.Text))),
        ("not UTF-8", Encoding.Latin1.GetBytes(Good)),
        ("random bytes", [0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x00, 0x01]),
    ];

    private static IEnumerable<(string Name, string Text)> Texts()
    {
        yield return ("empty", "");
        yield return ("blank", "  \n ");
        yield return ("table", "id;name;status\n1;Tafel;active\n");
        yield return ("markup", "<services><service/></services>");
        yield return ("a number", "42");
        yield return ("a text", "\"Schuldnerberatung\"");
        yield return ("cut off", Good[..(Good.Length / 2)]);
        yield return ("comma too many", Good.TrimEnd()[..^1] + ", }");
        yield return (
            "name twice",
            Good.Replace(
                "\"status\": \"active\"",
                "\"status\": \"active\", \"status\": \"defunct\"",
                StringComparison.Ordinal
            )
        );
        yield return ("too deep", string.Concat(Enumerable.Repeat("{\"a\":", 30)) + "1" + new string('}', 30));
        yield return ("list of numbers", "[1, 2, 3]");
        yield return ("contents is no list", "{\"contents\": {}}");
        yield return ("foreign object", "{\"facility\": \"x\", \"openHours\": {}}");
        yield return ("broken line", Good.ReplaceLineEndings("") + "\n{\"id\": \n");
        foreach (var (name, from, to) in Edits())
            yield return (name, Replace(from, to));
    }

    private static IEnumerable<(string Name, string From, string To)> Edits()
    {
        yield return ("no id", "\"id\": \"019322aa-7c1e-7d35-9a51-5e0c7f2b1a01\", \"name\"", "\"name\"");
        yield return ("no provider", "\"organization\": {", "\"organisation\": {");
        yield return (
            "provider is a text",
            "\"organization\": { \"id\": \"019322aa-7c1e-7d35-9a51-5e0c7f2b1a02\", \"name\": \"Beispielverband e. V.\", \"description\": \"Verband.\" }",
            "\"organization\": \"Verband\""
        );
        yield return ("unknown status", "\"status\": \"active\"", "\"status\": \"aktiv\"");
        yield return ("weekday in German", "\"TU,TH\"", "\"MONTAG\"");
        yield return ("weekday with number in a week", "\"TU,TH\"", "\"1TU\"");
        yield return ("unknown frequency", "\"WEEKLY\"", "\"DAILY\"");
        yield return ("time in words", "\"09:00+01:00\"", "\"9 Uhr\"");
        yield return ("hour 25", "\"09:00+01:00\"", "\"25:00+01:00\"");
        yield return ("opens and never closes", "\"closes_at\": \"12:00+01:00\"", "\"notes\": \"x\"");
        yield return ("opens when it closes", "\"12:00+01:00\"", "\"09:00+01:00\"");
        yield return ("first day that is none", "\"2026-01-06\"", "\"2026-02-30\"");
        yield return (
            "end before start",
            "\"dtstart\": \"2026-01-06\"",
            "\"dtstart\": \"2026-01-06\", \"until\": \"2025-01-01\""
        );
        yield return ("German date", "\"assured_date\": \"2026-09-01\"", "\"assured_date\": \"01.09.2026\"");
        yield return ("instant in words", "\"2026-09-01T08:15:30.123Z\"", "\"gestern\"");
        yield return ("mail without at", "beratung@beispiel.example", "beratung.beispiel.example");
        yield return ("script as address", "https://beispiel.example/schulden", "javascript://alert(1)");
        yield return ("age as text", "\"minimum_age\": 18", "\"minimum_age\": \"18\"");
        yield return ("age 300", "\"minimum_age\": 18", "\"minimum_age\": 300");
        yield return ("age with decimals", "\"minimum_age\": 18", "\"minimum_age\": 17.5");
        yield return ("ages the wrong way", "\"minimum_age\": 18", "\"minimum_age\": 18, \"maximum_age\": 12");
        yield return ("latitude as text", "\"latitude\": 51.2095", "\"latitude\": \"51,2095\"");
        yield return ("latitude alone", "\"longitude\": 10.4528,", "");
        yield return ("four digits", "\"99974\"", "\"9997\"");
        yield return ("country in words", "\"country\": \"DE\"", "\"country\": \"Deutschland\"");
        yield return ("unknown kind of place", "\"location_type\": \"physical\"", "\"location_type\": \"Gebäude\"");
        yield return ("no kind of place", "\"location_type\": \"physical\", ", "");
        yield return ("negative price", "\"amount\": 0", "\"amount\": -1");
        yield return ("price in words", "\"amount\": 0", "\"amount\": \"kostenlos\"");
        yield return ("currency in words", "\"EUR\"", "\"Euro\"");
        yield return ("language in words", "\"code\": \"de\"", "\"code\": \"Deutsch\"");
        yield return ("phone in words", "03601 0001", "auf Anfrage");
        yield return (
            "phones is a text",
            "\"phones\": [{ \"id\": \"019322aa-7c1e-7d35-9a51-5e0c7f2b1a0b\", \"number\": \"03601 0001\" }]",
            "\"phones\": \"03601 0001\""
        );
        yield return ("name is a number", "\"name\": \"Schuldnerberatung Mühlhausen (Beispiel)\"", "\"name\": 7");
        yield return ("no name", "\"name\": \"Schuldnerberatung Mühlhausen (Beispiel)\",", "");
        yield return ("street missing", "\"address_1\": \"Beispielstraße 1\", ", "");
    }

    private static string Replace(string from, string to) =>
        Good.Contains(from, StringComparison.Ordinal)
            ? Good.Replace(from, to, StringComparison.Ordinal)
            : throw new InvalidOperationException($"Not in the sample: {from}");
}
