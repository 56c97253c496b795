using System.Text.Json;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

/// <summary>The parameter <c>search</c> understands words as the portal's search does.</summary>
public sealed class HsdsSearchTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase("Kleiderkammer")]
    [EachDatabase("kleiderkammern")]
    [EachDatabase("Kammer für Kleider")]
    public async Task Inflected_and_split_compounds_find_the_same_offers(DatabaseKind kind, string words)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 60);
        var expected = (await api.WalkAsync("/services"))
            .Where(s => s.GetProperty("name").GetString()!.StartsWith("Kleiderkammer"))
            .Select(HsdsPortal.Id)
            .ToHashSet();
        var found = (await api.WalkAsync($"/services?search={Uri.EscapeDataString(words)}", 5))
            .Select(HsdsPortal.Id)
            .ToList();
        Assert.Equal(12, expected.Count);
        Assert.Subset(found.ToHashSet(), expected);
        // Others may carry the category by chance; most of the sixty do not.
        Assert.True(found.Count < 40, $"{found.Count} found");
        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Equal(
            found,
            (await api.LinesAsync($"/services?format=ndjson&search={Uri.EscapeDataString(words)}")).Select(
                HsdsPortal.Id
            )
        );
    }

    [Theory, EachDatabase]
    public async Task Words_and_filters_hold_together_in_every_list(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 60);
        var words = (await api.WalkAsync("/services?search=Mittagstisch")).Select(HsdsPortal.Id).ToList();
        var old = (await api.WalkAsync("/services?minimum_age=20")).Select(HsdsPortal.Id).ToHashSet();
        Assert.Equal(
            words.Where(old.Contains),
            (await api.WalkAsync("/services?search=Mittagstisch&minimum_age=20")).Select(HsdsPortal.Id)
        );
        var places = await api.WalkAsync("/service_at_locations?search=Mittagstisch", 4);
        Assert.NotEmpty(places);
        Assert.All(places, p => Assert.Contains(p.GetProperty("service").GetProperty("id").GetString(), words));
        Assert.Equal(
            words.Order(),
            places.Select(p => p.GetProperty("service").GetProperty("id").GetString()!).Distinct().Order()
        );
        var both = await api.WalkAsync("/services?search=Mittagstisch&search=Kleiderkammer");
        Assert.DoesNotContain(both, s => !words.Contains(HsdsPortal.Id(s)));
        Assert.Empty(await api.WalkAsync("/services?search=Xylophonquark"));
    }

    [Theory, EachDatabase]
    public async Task Providers_and_terms_are_found_by_words(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 60);
        var providers = await api.WalkAsync("/organizations?search=Beispielverband");
        Assert.Equal((await api.WalkAsync("/organizations")).Count, providers.Count);
        var terms = await api.WalkAsync("/taxonomy_terms?search=Schuldnerberatung");
        Assert.Contains(terms, t => Code(t) == "02.8");
        Assert.True(terms.Count < 30);
        Assert.Single(await api.WalkAsync("/taxonomies?search=Zielgruppen"));
    }

    [Theory, EachDatabase]
    public async Task Words_asked_by_post_stay_out_of_addresses(DatabaseKind kind)
    {
        await using var api = await HsdsPortal.StartAsync(kind, databases, 60);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["search"] = "Pflegeberatung", ["per_page"] = "2" }
        );
        using var answer = await api.SendAsync(HttpMethod.Post, "/services", r => r.Content = form);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Link"));
        using var page = JsonDocument.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            (await api.GetAsync("/services?search=Pflegeberatung&per_page=2")).GetRawText(),
            page.RootElement.GetRawText()
        );
    }

    private static string? Code(JsonElement term) =>
        term.TryGetProperty("code", out var code) ? code.GetString() : null;
}
