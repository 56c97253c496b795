using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

public sealed class HsdsShapeTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly string[] PageProperties =
    [
        "total_items",
        "total_pages",
        "page_number",
        "size",
        "first_page",
        "last_page",
        "empty",
        "contents",
    ];

    [Theory, EachDatabase]
    public async Task Every_page_item_and_detail_of_a_thousand_offers_is_valid_hsds(DatabaseKind kind)
    {
        var schemas = HsdsSchemas.Published();
        await using var api = await HsdsPortal.StartAsync(kind, databases, 1_000);
        foreach (
            var (list, schema) in new[]
            {
                ("services", "service"),
                ("organizations", "organization"),
                ("service_at_locations", "service_at_location"),
                ("taxonomies", "taxonomy"),
                ("taxonomy_terms", "taxonomy_term"),
            }
        )
        {
            var items = await api.WalkAsync("/" + list);
            Assert.NotEmpty(items);
            Assert.Equal(items.Count, items.Select(HsdsPortal.Id).Distinct().Count());
            var full = list.StartsWith("tax") ? items : await api.LinesAsync($"/{list}?full=true&format=ndjson");
            Assert.Equal(items.Select(HsdsPortal.Id), full.Select(HsdsPortal.Id));
            for (var i = 0; i < items.Count; i++)
            {
                schemas.Check(schema, items[i], $"/{list} {HsdsPortal.Id(items[i])}");
                NoNull(items[i]);
                // Every detail is asked for by its own address; the stream has to say the same.
                var detail = await api.GetAsync($"/{list}/{HsdsPortal.Id(items[i])}");
                schemas.Check(schema, detail, $"/{list}/{HsdsPortal.Id(items[i])}");
                NoNull(detail);
                Assert.Equal(full[i].GetRawText(), detail.GetRawText());
            }
        }
    }

    [Theory]
    [EachDatabase(0)]
    [EachDatabase(1)]
    [EachDatabase(7)]
    public async Task Pages_hold_each_id_once_for_any_number_of_offers(DatabaseKind kind, int offers)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, offers);
        foreach (var list in (string[])["services", "organizations", "service_at_locations"])
        {
            var all = (await api.WalkAsync("/" + list)).Select(HsdsPortal.Id).ToList();
            if (list == "services")
                Assert.Equal(offers, all.Count);
            Assert.Equal(all.Order(StringComparer.Ordinal), all);
            foreach (var perPage in (int[])[1, 3, 7])
                Assert.Equal(all, (await api.WalkAsync("/" + list, perPage)).Select(HsdsPortal.Id));
            var page = await api.GetAsync($"/{list}?per_page=7");
            Assert.Equal(PageProperties, page.EnumerateObject().Select(p => p.Name));
            Assert.Equal(all.Count, page.GetProperty("total_items").GetInt32());
            Assert.Equal(Math.Max(1, (all.Count + 6) / 7), page.GetProperty("total_pages").GetInt32());
            Assert.Equal(Math.Min(7, all.Count), page.GetProperty("size").GetInt32());
            Assert.Equal(all.Count == 0, page.GetProperty("empty").GetBoolean());
            var beyond = await api.GetAsync($"/{list}?page=99999999999");
            Assert.True(beyond.GetProperty("empty").GetBoolean());
            Assert.True(beyond.GetProperty("last_page").GetBoolean());
            Assert.Equal(all, (await api.LinesAsync($"/{list}?format=ndjson&page=2&per_page=1")).Select(HsdsPortal.Id));
        }
    }

    [Theory, EachDatabase]
    public async Task Minimal_names_ids_and_dates_in_one_page(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 60);
        var page = await api.GetAsync("/services?minimal=true&per_page=5&page=3");
        var services = (await api.WalkAsync("/services")).ToDictionary(HsdsPortal.Id);
        Assert.Equal(60, page.GetProperty("size").GetInt32());
        Assert.Equal(1, page.GetProperty("total_pages").GetInt32());
        foreach (var item in page.GetProperty("contents").EnumerateArray())
        {
            Assert.Equal(["id", "modified_date"], item.EnumerateObject().Select(p => p.Name));
            Assert.Equal(
                services[HsdsPortal.Id(item)].GetProperty("last_modified").GetString(),
                item.GetProperty("modified_date").GetString()
            );
        }
        Assert.Equal(60, (await api.LinesAsync("/services?minimal=1&format=ndjson")).Count);
    }

    [Theory, EachDatabase]
    public async Task List_items_carry_one_to_one_fields_only_and_nesting_has_no_circle(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 40);
        foreach (var list in (string[])["services", "organizations", "service_at_locations"])
        foreach (var item in await api.WalkAsync("/" + list))
            Assert.DoesNotContain(item.EnumerateObject(), p => p.Value.ValueKind == JsonValueKind.Array);
        foreach (var service in await api.WalkAsync("/services?full=true"))
        {
            Assert.False(service.GetProperty("organization").TryGetProperty("services", out _));
            foreach (var place in service.GetProperty("service_at_locations").EnumerateArray())
            {
                Assert.False(place.TryGetProperty("service", out _));
                Assert.False(place.TryGetProperty("location_id", out _));
            }
        }
        foreach (var place in await api.WalkAsync("/service_at_locations?full=true"))
            Assert.False(place.GetProperty("service").TryGetProperty("service_at_locations", out _));
        var organizations = await api.WalkAsync("/organizations?full_service=true");
        foreach (var organization in organizations)
        {
            var full = await api.GetAsync($"/organizations/{HsdsPortal.Id(organization)}?full_service=true");
            foreach (var service in full.GetProperty("services").EnumerateArray())
                Assert.True(service.TryGetProperty("phones", out _));
            var plain = await api.GetAsync($"/organizations/{HsdsPortal.Id(organization)}");
            foreach (var service in plain.GetProperty("services").EnumerateArray())
                Assert.Equal(["id", "name", "status"], service.EnumerateObject().Select(p => p.Name));
            // The place of a draft is as unknown as the draft.
            Assert.DoesNotContain("Entwurfsort", full.GetRawText());
        }
    }

    [Theory, EachDatabase]
    public async Task Protected_places_have_no_address_in_any_answer(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 100);
        var found = 0;
        foreach (var place in await api.LinesAsync("/service_at_locations?full=true&format=ndjson"))
        {
            var location = place.GetProperty("location");
            if (!location.TryGetProperty("de_address_protected", out _))
                continue;
            found++;
            Assert.Equal("virtual", location.GetProperty("location_type").GetString());
            foreach (var name in (string[])["addresses", "latitude", "longitude", "transportation", "attributes"])
                Assert.False(location.TryGetProperty(name, out _), name);
        }
        Assert.True(found > 2);
        foreach (
            var address in (string[])
                [
                    "/services?full=true&per_page=500",
                    "/services?full=true&format=ndjson",
                    "/organizations?full=true&full_service=true&per_page=500",
                    "/service_at_locations?full=true&per_page=500",
                    "/export/datapackage.zip",
                ]
        )
        {
            using var answer = await api.SendAsync(HttpMethod.Get, address);
            Assert.DoesNotContain(HsdsTestOffers.HiddenStreet, await TextAsync(answer));
        }
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/zip")
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(stream);
        var text = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        return text.ToString();
    }

    private static void NoNull(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                Assert.Fail("null");
                break;
            case JsonValueKind.String:
                Assert.NotEqual("", element.GetString());
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    NoNull(property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    NoNull(item);
                break;
            default:
                break;
        }
    }
}
