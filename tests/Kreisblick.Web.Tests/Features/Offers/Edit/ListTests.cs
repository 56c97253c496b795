using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Edit;

/// <summary>The list of offers: order, pages, file.</summary>
public sealed class ListTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/angebote";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_column_orders_the_list_and_the_same_column_again_turns_it_round()
    {
        using var editor = await EditorAsync();
        var page = await editor.PageAsync(List + "?je=200");
        var byName = Link(page, "Angebot");
        Assert.Equal(List + "?sort=name&je=200", byName);
        var names = await ColumnAsync(editor, byName, "tbody th");
        var german = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("de-DE"), ignoreCase: true);
        Assert.True(names.Count > 20);
        Assert.Equal(names.Order(german), names);

        var ordered = await editor.PageAsync(byName);
        Assert.Equal("ascending", ordered.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        var back = Link(ordered, "Angebot");
        Assert.Equal(List + "?sort=name-ab&je=200", back);
        var turned = await ColumnAsync(editor, back, "tbody th");
        Assert.Equal(turned.OrderDescending(german), turned);
        Assert.NotEqual(names[0], turned[0]);

        var due = await ColumnAsync(editor, List + "?sort=frist&je=200", "tbody td:last-child");
        var days = due.Where(d => d.Contains('.', StringComparison.Ordinal))
            .Select(d => DateOnly.ParseExact(d, "dd.MM.yyyy", null))
            .ToList();
        Assert.Equal(days.Order(), days);
        Assert.True(due.LastIndexOf("nie geprüft") < due.FindIndex(d => d.Contains('.', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Pages_have_the_size_that_was_asked_for_and_together_hold_each_offer_once()
    {
        using var editor = await EditorAsync();
        var all = await ColumnAsync(editor, List + "?sort=traeger&je=200", "tbody th a", "href");
        var paged = new List<string>();
        for (var number = 1; paged.Count < all.Count && number < 20; number++)
        {
            var lines = await ColumnAsync(editor, $"{List}?sort=traeger&je=25&seite={number}", "tbody th a", "href");
            Assert.InRange(lines.Count, 1, 25);
            paged.AddRange(lines);
        }
        Assert.Equal(all, paged);
        // Unknown sizes and columns are as if nobody had asked; a page too far is the last one.
        Assert.NotEmpty(await ColumnAsync(editor, List + "?sort=quatsch&je=7&seite=999", "tbody th"));
    }

    [Fact]
    public async Task The_file_holds_what_the_filters_leave_and_of_a_provider_the_own_offers()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var page = await editor.PageAsync(List + "?ampel=rot&sort=name&je=200");
        var names = page.QuerySelectorAll("tbody th").Select(t => t.TextContent.Trim()).ToList();
        var lines = await LinesAsync(editor, page.QuerySelector("main a[download]")!.GetAttribute("href")!);
        Assert.Equal("Angebot;Träger;Stand;Ampel;Bestätigen bis;Freie Plätze bis;Kennung", lines[0]);
        Assert.Equal(names.Count, lines.Count - 1);
        Assert.All(names.Zip(lines.Skip(1)), x => Assert.Contains(x.First, x.Second, StringComparison.Ordinal));
        Assert.All(lines.Skip(1), l => Assert.Contains(";rot;", l, StringComparison.Ordinal));

        await using var db = portal.Database.Context();
        var own = await db.Published().OrderBy(s => s.Id).Select(s => s.OrganizationId).FirstAsync(Cancel);
        var ids = await db.Set<Service>().Where(s => s.OrganizationId == own).Select(s => s.Id).ToListAsync(Cancel);
        using var provider = await portal.SignedInAsync(Role.Provider, own.ToString());
        var theirs = await LinesAsync(provider, List + ".csv");
        Assert.Equal(
            ids.Select(i => i.ToString()).Order(StringComparer.Ordinal),
            theirs.Skip(1).Select(l => l.Split(';')[^1]).Order(StringComparer.Ordinal)
        );
    }

    private async Task<HttpClient> EditorAsync() =>
        await (await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true)).SignedInAsync(Role.Editor);

    private static string Link(AngleSharp.Dom.IDocument page, string column) =>
        page.QuerySelectorAll("thead th a").Single(a => a.TextContent == column).GetAttribute("href")!;

    private static async Task<List<string>> ColumnAsync(
        HttpClient client,
        string path,
        string selector,
        string? attribute = null
    ) =>
        [
            .. (await client.PageAsync(path))
                .QuerySelectorAll(selector)
                .Select(e => attribute is null ? e.TextContent.Trim() : e.GetAttribute(attribute)!),
        ];

    private static async Task<List<string>> LinesAsync(HttpClient client, string path) =>
        [.. (await client.GetStringAsync(path, Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
}
