using System.Globalization;
using System.Text.Json;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

/// <summary>
/// What a filter finds equals what a reader of the published full records would choose by the contract's words
/// (hsds.md §4, §15.4); two or three filters together are one AND.
/// </summary>
public sealed class HsdsFilterTests(Databases databases) : IClassFixture<Databases>
{
    private const string Today = "2026-09-16";

    [Theory, EachDatabase]
    public async Task Filters_of_services_equal_brute_force(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 250);
        var records = await api.LinesAsync("/services?full=true&format=ndjson");
        var world = await WorldAsync(api);
        await CompareAsync(api, "services", records, world, withPlaces: false);
    }

    [Theory, EachDatabase]
    public async Task Filters_of_places_equal_brute_force(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 250);
        var records = await api.LinesAsync("/service_at_locations?full=true&format=ndjson");
        var world = await WorldAsync(api);
        await CompareAsync(api, "service_at_locations", records, world, withPlaces: true);
    }

    [Theory, EachDatabase]
    public async Task Organizations_are_found_by_their_own_terms_and_by_those_of_their_offers(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 120);
        var services = await api.LinesAsync("/services?full=true&format=ndjson");
        var organizations = await api.LinesAsync("/organizations?full=true&format=ndjson");
        var world = await WorldAsync(api);
        foreach (var term in world.Terms.Take(60))
        {
            var below = world.Below(term);
            var expected = organizations
                .Where(o =>
                    TermsOf(o).Any(below.Contains)
                    || services.Any(s =>
                        s.GetProperty("organization_id").GetString() == HsdsPortal.Id(o)
                        && TermsOf(s).Any(below.Contains)
                    )
                )
                .Select(HsdsPortal.Id);
            Assert.Equal(
                expected,
                (await api.WalkAsync($"/organizations?taxonomy_term_id={term}")).Select(HsdsPortal.Id)
            );
        }
    }

    [Theory, EachDatabase]
    public async Task Terms_are_found_by_taxonomy_parent_and_top(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 30);
        var terms = await api.WalkAsync("/taxonomy_terms");
        var tops = await api.WalkAsync("/taxonomy_terms?top_only=true");
        Assert.Equal(
            terms.Where(t => !t.TryGetProperty("parent_id", out _)).Select(HsdsPortal.Id),
            tops.Select(HsdsPortal.Id)
        );
        foreach (var parent in terms.Where(t => t.TryGetProperty("parent_id", out _)).Take(20))
        {
            var id = parent.GetProperty("parent_id").GetString();
            Assert.Equal(
                terms.Where(t => t.TryGetProperty("parent_id", out var p) && p.GetString() == id).Select(HsdsPortal.Id),
                (await api.WalkAsync($"/taxonomy_terms?parent_id={id}")).Select(HsdsPortal.Id)
            );
        }
        // Municipalities in which a published offer is given, by the official key.
        Assert.Contains(terms, t => t.TryGetProperty("code", out var code) && code.GetString() == "16064046");
        Assert.DoesNotContain(terms, t => t.TryGetProperty("code", out var code) && code.GetString() == "16064999");
    }

    [Theory]
    [EachDatabase("2026-05-01T00:00:00Z")]
    [EachDatabase("2026-05-01T02:00:00%2B02:00")]
    [EachDatabase("2026-05-01T02:00:00+02:00")]
    [EachDatabase("2026-05-01")]
    public async Task Every_form_of_modified_after_is_the_same_instant_or_the_day_in_berlin(
        DatabaseKind kind,
        string form
    )
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 60);
        var instant = form.Length == 10 ? "2026-04-30T22:00:00.000Z" : "2026-05-01T00:00:00.000Z";
        var expected = (await api.WalkAsync("/services"))
            .Where(s => string.CompareOrdinal(s.GetProperty("last_modified").GetString(), instant) >= 0)
            .Select(HsdsPortal.Id)
            .ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, (await api.WalkAsync("/services?modified_after=" + form)).Select(HsdsPortal.Id));
    }

    private static async Task CompareAsync(
        HsdsPortal api,
        string list,
        List<JsonElement> records,
        World world,
        bool withPlaces
    )
    {
        var random = new Random(11);
        var hits = 0;
        for (var round = 0; round < 80; round++)
        {
            // Which of two distances belongs to which of two postcodes nobody can say: one place a query.
            var asked = Enumerable
                .Range(0, 1 + (round % 3))
                .Select(_ => Ask(random, records, world, withPlaces))
                .DistinctBy(a => a.Query.StartsWith("postcode") ? "postcode" : a.Query)
                .ToList();
            var query = string.Join('&', asked.Select(a => a.Query));
            // Hours speak of one and the same row, so they are judged together.
            var rows = asked.Select(a => a.Row).OfType<Func<JsonElement, bool>>().ToList();
            var expected = records
                .Where(r => asked.All(a => a.Record?.Invoke(r) ?? true))
                .Where(r =>
                    rows.Count == 0 || RowsOf(r, withPlaces).Any(row => IsValidToday(row) && rows.All(x => x(row)))
                )
                .Select(HsdsPortal.Id)
                .ToList();
            var found = (await api.WalkAsync($"/{list}?{query}", 60)).Select(HsdsPortal.Id).ToList();
            Assert.True(expected.SequenceEqual(found), $"{list}?{query}: {found.Count} instead of {expected.Count}");
            hits += expected.Count > 0 ? 1 : 0;
        }
        Assert.True(hits > 15, $"Only {hits} queries had hits.");
    }

    private sealed record Question(string Query, Func<JsonElement, bool>? Record, Func<JsonElement, bool>? Row = null);

    private static Question Ask(Random random, List<JsonElement> records, World world, bool withPlaces)
    {
        var some = records[random.Next(records.Count)];
        JsonElement Service(JsonElement record) => withPlaces ? record.GetProperty("service") : record;
        IEnumerable<string> Terms(JsonElement record) =>
            withPlaces ? TermsOf(record).Concat(TermsOf(Service(record))) : TermsOf(record);
        switch (random.Next(withPlaces ? 10 : 8))
        {
            case 0:
                var term = Terms(some).FirstOrDefault() ?? world.Terms[0];
                // The parent finds what its children are found by.
                term = random.Next(2) == 0 ? world.Parents.GetValueOrDefault(term, term) : term;
                var below = world.Below(term);
                return new($"taxonomy_term_id={term}", r => Terms(r).Any(below.Contains));
            case 1:
                var taxonomy = world.TaxonomyOf[world.Terms[random.Next(world.Terms.Count)]];
                return new($"taxonomy_id={taxonomy}", r => Terms(r).Any(t => world.TaxonomyOf[t] == taxonomy));
            case 2:
                var organization = Service(some).GetProperty("organization_id").GetString();
                return new(
                    $"organization_id={organization}",
                    r => Service(r).GetProperty("organization_id").GetString() == organization
                );
            case 3:
                var instant = new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero).AddHours(random.Next(4_000));
                return new(
                    $"modified_after={instant:yyyy-MM-ddTHH:mm:ssZ}",
                    r => world.Modified[HsdsPortal.Id(r)] >= instant
                );
            case 4:
                var age = random.Next(0, 50);
                return random.Next(2) == 0
                    ? new(
                        $"minimum_age={age}",
                        r => Service(r).TryGetProperty("minimum_age", out var a) && a.GetInt32() >= age
                    )
                    : new(
                        $"maximum_age={age + 40}",
                        r => Service(r).TryGetProperty("maximum_age", out var a) && a.GetInt32() <= age + 40
                    );
            case 5:
                var day = new[] { "MO", "TU", "WE", "TH", "FR", "SA", "SU" }[random.Next(7)];
                return new(
                    $"day={day}",
                    null,
                    row => row.TryGetProperty("byday", out var d) && d.GetString()!.Split(',').Any(x => x.EndsWith(day))
                );
            case 6:
                var start = $"{random.Next(7, 13):00}:00";
                return new(
                    $"start_time={start}",
                    null,
                    row => Time(row, "opens_at") is { } t && string.CompareOrdinal(t, start) >= 0
                );
            case 7:
                var end = $"{random.Next(10, 19):00}:00";
                return new(
                    $"end_time={end}",
                    null,
                    row => Time(row, "closes_at") is { } t && string.CompareOrdinal(t, end) <= 0
                );
            case 8:
                var code = world.Postcodes[random.Next(world.Postcodes.Count)];
                return new($"postcode={code.Code}", r => Serves(r, code));
            default:
                var centre = world.Postcodes[random.Next(world.Postcodes.Count)];
                var metres = random.Next(1, 30) * 1_000.5;
                return new(
                    string.Create(CultureInfo.InvariantCulture, $"postcode={centre.Code}&proximity={metres}"),
                    r => Distance(r, centre) <= metres
                );
        }
    }

    private static bool Serves(JsonElement record, Centre centre)
    {
        var areas = Items(record, "service_areas").ToList();
        if (areas.Count == 0)
            areas = [.. Items(record.GetProperty("service"), "service_areas")];
        return areas.Count == 0
            || areas.Any(a =>
                a.TryGetProperty("uri", out var uri)
                    ? uri.GetString()!.Split('/')[^1] is "16" or "16064"
                        || uri.GetString()!.EndsWith("/" + centre.Municipality)
                    : a.TryGetProperty("extent", out _)
                        && centre.Longitude is >= 10.3 and <= 10.6
                        && centre.Latitude is >= 51.1 and <= 51.3
            );
    }

    private static double Distance(JsonElement record, Centre centre)
    {
        var location = record.GetProperty("location");
        if (!location.TryGetProperty("latitude", out var latitude))
            return double.PositiveInfinity;
        var (a, b) = (latitude.GetDouble() * Math.PI / 180, centre.Latitude * Math.PI / 180);
        var turn = (location.GetProperty("longitude").GetDouble() - centre.Longitude) * Math.PI / 180;
        // The law of cosines: another formula than the portal's.
        return 6_371_008.8 * Math.Acos((Math.Sin(a) * Math.Sin(b)) + (Math.Cos(a) * Math.Cos(b) * Math.Cos(turn)));
    }

    private static IEnumerable<JsonElement> RowsOf(JsonElement record, bool isPlace) =>
        isPlace
            ? Items(record, "schedules").Concat(Items(record.GetProperty("service"), "schedules"))
            : Items(record, "schedules")
                .Concat(Items(record, "service_at_locations").SelectMany(x => Items(x, "schedules")));

    private static bool IsValidToday(JsonElement row) =>
        (!row.TryGetProperty("valid_from", out var from) || string.CompareOrdinal(from.GetString(), Today) <= 0)
        && (!row.TryGetProperty("valid_to", out var to) || string.CompareOrdinal(to.GetString(), Today) >= 0);

    private static string? Time(JsonElement row, string name) =>
        row.TryGetProperty(name, out var time) ? time.GetString()![..5] : null;

    private static IEnumerable<string> TermsOf(JsonElement record) =>
        Items(record, "attributes").Select(a => HsdsPortal.Id(a.GetProperty("taxonomy_term")));

    private static List<JsonElement> Items(JsonElement record, string name) =>
        record.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static async Task<World> WorldAsync(HsdsPortal api)
    {
        var terms = await api.WalkAsync("/taxonomy_terms");
        var register = await api
            .Portal.Services.GetRequiredService<AreaRegisterSource>()
            .GetAsync(TestContext.Current.CancellationToken);
        var centres = new List<Centre>();
        foreach (var code in (string[])["99974", "99947", "99986", "99998"])
            if (register.Find(code) is PlaceMatch.Found { Place.Point: { } point })
                centres.Add(new(code, point.Latitude, point.Longitude, register.MunicipalityAt(point)?.Key ?? "-"));
        Assert.NotEmpty(centres);
        await using var db = api.Portal.Database.Context();
        var modified = new Dictionary<string, DateTimeOffset>();
        foreach (var s in await db.Set<Service>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
            modified[s.Id.ToString()] = s.LastModified;
        foreach (
            var x in await db.Set<ServiceAtLocation>()
                .AsNoTracking()
                .Include(x => x.Service)
                .Include(x => x.Location)
                .ToListAsync(TestContext.Current.CancellationToken)
        )
            modified[x.Id.ToString()] = new[]
            {
                x.LastModified,
                x.Service!.LastModified,
                x.Location!.LastModified,
            }.Max();
        return new World(terms, modified, centres);
    }

    private sealed record Centre(string Code, double Latitude, double Longitude, string Municipality);

    private sealed class World(
        List<JsonElement> terms,
        Dictionary<string, DateTimeOffset> modified,
        List<Centre> centres
    )
    {
        public List<string> Terms { get; } = [.. terms.Select(HsdsPortal.Id)];

        public Dictionary<string, string> Parents { get; } =
            terms
                .Where(t => t.TryGetProperty("parent_id", out _))
                .ToDictionary(HsdsPortal.Id, t => t.GetProperty("parent_id").GetString()!);

        public Dictionary<string, string> TaxonomyOf { get; } =
            terms.ToDictionary(HsdsPortal.Id, t => HsdsPortal.Id(t.GetProperty("taxonomy_detail")));

        public Dictionary<string, DateTimeOffset> Modified => modified;
        public List<Centre> Postcodes => centres;

        public HashSet<string> Below(string term)
        {
            bool IsBelow(string id) => id == term || (Parents.TryGetValue(id, out var parent) && IsBelow(parent));
            return [.. Terms.Where(IsBelow)];
        }
    }
}
