using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kreisblick.Web.Features.Offers.Api;
using Kreisblick.Web.Features.Offers.Profile;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

public sealed class HsdsProfileTests(Databases databases) : IClassFixture<Databases>
{
    [Fact]
    public void The_table_of_fields_says_what_the_standard_says()
    {
        var files = HsdsSchemas.PublishedFiles();
        Assert.Equal(files.Select(f => f.Name).Order(), HsdsModel.Objects.Select(o => o.Name).Order());
        foreach (var (name, schema) in files)
        {
            var type = HsdsModel.Find(name)!;
            var properties = schema["properties"]!.AsObject();
            Assert.Equal(
                properties.Select(p => p.Key).Order(StringComparer.Ordinal),
                type.AllFields.Where(f => !f.IsAddition).Select(f => f.Name).Order(StringComparer.Ordinal)
            );
            foreach (var (field, rule) in properties)
            {
                var ours = type.AllFields.Single(f => f.Name == field);
                Assert.True(Kind(rule!) == ours.Kind, $"{name}.{field}: {ours.Kind}");
                Assert.True((string?)rule!["format"] == ours.Format, $"{name}.{field}: {ours.Format}");
                Assert.True(
                    (rule["enum"]?.AsArray().Select(v => (string)v!) ?? []).SequenceEqual(ours.Values ?? []),
                    $"{name}.{field}: enum"
                );
                var target = (string?)rule["$ref"] ?? (string?)rule["items"]?["$ref"];
                Assert.True(target is null || target == ours.Target + ".json", $"{name}.{field}: {ours.Target}");
            }
            Assert.Equal(
                Names(schema["required"]),
                type.AllFields.Where(f => f.IsRequired).Select(f => f.Name).Order()
            );
            foreach (var required in Names(schema["tabular_required"]))
                Assert.True(type.AllFields.Single(f => f.Name == required).IsTabularRequired, $"{name}.{required}");
        }
    }

    [Fact]
    public async Task The_patched_schemas_of_hsds_and_the_resulting_ones_judge_alike()
    {
        var published = HsdsSchemas.PublishedFiles();
        await using var api = await HsdsPortal.StartAsync(DatabaseKind.Sqlite, databases, 20);
        var patched = new List<(string, JsonNode)>();
        var resulting = new List<(string, JsonNode)>();
        foreach (var (name, schema) in published)
        {
            patched.Add(
                (name, Merge(schema.DeepClone(), await JsonAsync(api, $"/api/hsds/profile/de/profile/{name}.json"))!)
            );
            resulting.Add((name, await JsonAsync(api, $"/api/hsds/profile/de/schema/{name}.json")));
        }
        var hsds = HsdsSchemas.Published();
        var (ours, theirs) = (new HsdsSchemas(resulting), new HsdsSchemas(patched));
        var random = new Random(5);
        var refused = 0;
        foreach (var service in await api.LinesAsync("/services?full=true&format=ndjson"))
        {
            ours.Check("service", service, "/services");
            for (var i = 0; i < 20; i++)
            {
                var broken = JsonNode.Parse(service.GetRawText())!;
                Break(broken, random);
                using var document = JsonDocument.Parse(broken.ToJsonString());
                var accepted = ours.Accepts("service", document.RootElement);
                if (accepted != theirs.Accepts("service", document.RootElement))
                {
                    ours.Check("service", document.RootElement, "only the patched schema accepts");
                    theirs.Check("service", document.RootElement, "only the resulting schema accepts");
                }
                // The profile only adds and tightens.
                Assert.True(!accepted || hsds.Accepts("service", document.RootElement));
                refused += accepted ? 0 : 1;
            }
        }
        Assert.True(refused > 100, $"{refused} refused");
    }

    [Theory]
    [InlineData("schedule", """{"id":"ac148810-d857-441c-9679-408f346de14b"}""")]
    [InlineData("schedule", """{"id":"ac148810-d857-441c-9679-408f346de14b","dtstart":"06.01.2026"}""")]
    [InlineData(
        "schedule",
        """{"id":"ac148810-d857-441c-9679-408f346de14b","dtstart":"2026-01-06","freq":"WEEKLY","byday":"MONTAG"}"""
    )]
    [InlineData("schedule", """{"id":"ac148810-d857-441c-9679-408f346de14b","dtstart":"2026-01-06","byday":"MO"}""")]
    [InlineData(
        "schedule",
        """{"id":"ac148810-d857-441c-9679-408f346de14b","dtstart":"2026-01-06","opens_at":"09:00","closes_at":"10:00+01:00"}"""
    )]
    [InlineData(
        "schedule",
        """{"id":"ac148810-d857-441c-9679-408f346de14b","dtstart":"2026-01-06","opens_at":"09:00+01:00"}"""
    )]
    [InlineData(
        "schedule",
        """{"id":"ac148810-d857-441c-9679-408f346de14b","dtstart":"2026-01-06","freq":"WEEKLY","count":1,"until":"2026-02-01"}"""
    )]
    [InlineData(
        "location",
        """{"id":"ac148810-d857-441c-9679-408f346de14b","location_type":"physical","latitude":51}"""
    )]
    [InlineData(
        "location",
        """{"id":"ac148810-d857-441c-9679-408f346de14b","location_type":"physical","latitude":100,"longitude":10}"""
    )]
    [InlineData("cost_option", """{"id":"ac148810-d857-441c-9679-408f346de14b","amount":-1}""")]
    [InlineData(
        "service",
        """{"id":"ac148810-d857-441c-9679-408f346de14b","name":"x","status":"active","minimum_age":121}"""
    )]
    public void What_hsds_lets_pass_and_hsds_de_does_not_is_refused(string name, string text)
    {
        using var document = JsonDocument.Parse(text);
        Assert.True(HsdsSchemas.Published().Accepts(name, document.RootElement));
        var ours = new HsdsSchemas(
            HsdsModel.Objects.Select(o => (o.Name, (JsonNode)Web.Features.Offers.Profile.HsdsSchemas.Schema(o)))
        );
        Assert.False(ours.Accepts(name, document.RootElement));
    }

    [Theory, EachDatabase]
    public async Task The_description_names_every_address_and_parameter(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 3);
        var root = await api.GetAsync("/");
        Assert.Equal("3.1", root.GetProperty("version").GetString());
        var description = await JsonAsync(api, new Uri(root.GetProperty("openapi_url").GetString()!).AbsolutePath);
        Assert.Equal("3.1.0", (string?)description["openapi"]);
        Assert.Equal(
            description.ToJsonString(),
            (await JsonAsync(api, "/api/hsds/profile/de/schema/openapi.json")).ToJsonString()
        );
        foreach (var (path, item) in description["paths"]!.AsObject())
        {
            if (path.Contains('{'))
                continue;
            var answer = await api.GetAsync(path);
            foreach (
                var required in Names(
                    item!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["required"]
                )
            )
                Assert.True(answer.TryGetProperty(required, out _), $"{path}: {required}");
        }
        foreach (var route in HsdsRoutes.All)
            Assert.Equal(
                route.Parameters.Order(StringComparer.Ordinal),
                description["paths"]!["/" + route.Name]!["get"]!["parameters"]!
                    .AsArray()
                    .Select(p => (string)p!["name"]!)
                    .Order(StringComparer.Ordinal)
            );
    }

    [Theory, EachDatabase]
    public async Task The_profile_is_a_page_for_people_and_data_for_programs(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 1);
        var profile = new Uri((await api.GetAsync("/")).GetProperty("profile").GetString()!).AbsolutePath;
        var data = await JsonAsync(api, profile);
        foreach (var file in data["schema"]!.AsArray().Concat(data["profile"]!.AsArray()).Append(data["datapackage"]))
            await JsonAsync(api, new Uri((string)file!).AbsolutePath);
        foreach (var address in (string[])[profile, "/api/docs"])
        {
            using var page = await api.SendAsync(HttpMethod.Get, address, r => r.Headers.Accept.ParseAdd("text/html"));
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
            var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains("HSDS-DE", html);
            Assert.DoesNotContain(" style=", html);
        }
    }

    [Theory, EachDatabase]
    public async Task The_tables_hold_each_record_once_and_no_protected_place(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 120);
        using var answer = await api.SendAsync(HttpMethod.Get, "/export/datapackage.zip");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(stream);
        Assert.Equal(HsdsModel.Objects.Count + 1, archive.Entries.Count);
        foreach (
            var list in (string[])["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"]
        )
        {
            var table = Read(archive, list == "service_at_locations" ? "service_at_location" : list);
            var ids = table.Skip(1).Select(r => r[0]).ToList();
            Assert.Equal((await api.WalkAsync("/" + list)).Select(HsdsPortal.Id).Order(), ids.Order());
            Assert.All(table, row => Assert.Equal(table[0].Count, row.Count));
        }
        var locations = Read(archive, "locations");
        var flag = locations[0].IndexOf("de_address_protected");
        var latitude = locations[0].IndexOf("latitude");
        var hidden = locations.Where(l => l[flag] == "true").ToList();
        Assert.NotEmpty(hidden);
        Assert.All(hidden, l => Assert.Equal("", l[latitude]));
        var addresses = Read(archive, "addresses");
        var key = addresses[0].IndexOf("location_id");
        Assert.DoesNotContain(addresses, a => hidden.Any(l => l[0] == a[key]));
        var attributes = Read(archive, "attributes");
        foreach (var required in (string[])["link_id", "link_entity", "taxonomy_term_id"])
            Assert.DoesNotContain(attributes, a => a[attributes[0].IndexOf(required)].Length == 0);
        Assert.DoesNotContain("Entwurfsort", string.Concat(locations.SelectMany(l => l)));
    }

    private static void Break(JsonNode node, Random random)
    {
        // Walks to a random place and puts something else there.
        while (true)
        {
            if (node is JsonArray { Count: > 0 } array && array[random.Next(array.Count)] is { } item)
            {
                node = item;
                continue;
            }
            if (node is not JsonObject { Count: > 0 } target)
                return;
            var (name, value) = target.ElementAt(random.Next(target.Count));
            if (value is JsonObject or JsonArray && random.Next(8) != 0)
            {
                node = value!;
                continue;
            }
            switch (random.Next(5))
            {
                case 0:
                    target.Remove(name);
                    break;
                case 1:
                    target[name] = -1.5;
                    break;
                case 2:
                    target[name] = "2026-13-45";
                    break;
                case 3:
                    target[name] = "MONTAG";
                    break;
                default:
                    target[name] = null;
                    break;
            }
            return;
        }
    }

    /// <summary>RFC 7386, §2.</summary>
    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
            return patch?.DeepClone();
        var result = target as JsonObject ?? [];
        foreach (var (name, value) in changes)
            if (value is null)
                result.Remove(name);
            else
                result[name] = Merge(result[name]?.DeepClone(), value);
        return result;
    }

    private static async Task<JsonNode> JsonAsync(HsdsPortal api, string address)
    {
        using var answer = await api.SendAsync(HttpMethod.Get, address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    private static HsdsKind Kind(JsonNode rule) =>
        rule["$ref"] is not null
            ? HsdsKind.Object
            : (string?)rule["type"] switch
            {
                "array" => HsdsKind.List,
                "number" => HsdsKind.Number,
                _ => HsdsKind.Text,
            };

    private static IEnumerable<string> Names(JsonNode? list) => (list?.AsArray().Select(n => (string)n!) ?? []).Order();

    private static List<List<string>> Read(ZipArchive archive, string table)
    {
        using var reader = new StreamReader(archive.GetEntry(table + ".csv")!.Open(), Encoding.UTF8);
        var text = reader.ReadToEnd();
        Assert.EndsWith("\r\n", text);
        var rows = new List<List<string>>();
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                if (quoted && i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[++i]);
                else
                    quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\r' && !quoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else if (!quoted && c == '\n')
            {
                rows.Add(row);
                row = [];
            }
            else
            {
                cell.Append(c);
            }
        }
        return rows;
    }
}
