using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Platform.Auditing;

public sealed class AuditHistoryTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Only_fields_that_differ_are_kept()
    {
        var changes = FieldChanges.Between(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["name"] = "Beratung",
                ["phone"] = "03601 1",
                ["note"] = "",
                ["gone"] = "alt",
            },
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["name"] = "Beratung",
                ["phone"] = "03601 2",
                ["note"] = null,
                ["fresh"] = "neu",
            }
        );
        Assert.Equal(["fresh", "gone", "phone"], changes.Fields.Keys);
        Assert.Equal(["03601 1", "03601 2"], changes.Fields["phone"]);
        Assert.Equal(["alt", null], changes.Fields["gone"]);
        Assert.Equal([null, "neu"], changes.Fields["fresh"]);
    }

    [Theory, EachDatabase]
    public async Task An_object_shows_who_when_why_and_old_and_new_per_field(DatabaseKind kind)
    {
        await using var portal = await PortalAsync(kind);
        await using var scope = portal.Services.CreateAsyncScope();
        var history = await scope
            .ServiceProvider.GetRequiredService<AuditHistory>()
            .ReadAsync("service", "abc", 1, Cancel);

        Assert.Equal(3, history.Total);
        var (newest, middle, first) = (history.Entries[0], history.Entries[1], history.Entries[2]);
        Assert.Equal(("Besucherin oder Besucher ohne Konto", "reported"), (newest.Who, newest.Action));
        Assert.Equal(("Jana Beispiel", "veröffentlicht", "Neue Nummer"), (middle.Who, middle.Action, middle.Why));
        Assert.Equal(
            [
                new HistoryDifference("Telefon", "03601 1", "03601 <2>"),
                new HistoryDifference("web", null, "https://a.example"),
            ],
            middle.Differences
        );
        Assert.Equal("Konto unbekannt-7", first.Who);
        Assert.Equal([("objects", "3"), ("neu", "ja")], first.Facts);
    }

    [Fact]
    public async Task A_long_history_has_pages_and_a_page_beyond_the_end_shows_the_last()
    {
        var database = await databases.FreshAsync(DatabaseKind.Sqlite);
        await using var portal = new PortalFactory(database);
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        for (var i = 1; i <= AuditHistory.PageSize + 2; i++)
            db.Audit(AuditRows.Change(), "offers", "published", "service", "lang", new { step = i });
        await db.SaveChangesAsync(Cancel);

        var reader = scope.ServiceProvider.GetRequiredService<AuditHistory>();
        Assert.Equal(AuditHistory.PageSize, (await reader.ReadAsync("service", "lang", 1, Cancel)).Entries.Count);
        var last = await reader.ReadAsync("service", "lang", 99, Cancel);
        Assert.Equal((2, 2), (last.Page, last.Pages));
        Assert.Equal(["2", "1"], last.Entries.Select(e => e.Facts[0].Value));
        var none = await reader.ReadAsync("service", "nie", 1, Cancel);
        Assert.Equal((0, 1, 0), (none.Total, none.Pages, none.Entries.Count));
    }

    [Fact]
    public async Task The_fragment_is_plain_HTML_with_the_links_of_the_module()
    {
        await using var portal = await PortalAsync(DatabaseKind.Sqlite);
        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var history = await services.GetRequiredService<AuditHistory>().ReadAsync("service", "abc", 1, Cancel);
        var html = await RenderAsync(
            services,
            new HistoryView(
                history with
                {
                    Pages = 2,
                },
                page => $"/verlauf?seite={page}",
                entry => entry.Differences.Count > 0 ? $"/zurueck/{entry.Number}" : null
            )
        );

        Assert.Contains("3 Änderungen", html, StringComparison.Ordinal);
        Assert.Contains("<ins><bdi>03601 &lt;2&gt;</bdi></ins>", html, StringComparison.Ordinal);
        Assert.Contains("vorher: keine Angabe", html, StringComparison.Ordinal);
        Assert.Contains("am 16. September 2026, 10:30 Uhr", html, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "Diese Fassung wiederherstellen"));
        Assert.Contains("href=\"/verlauf?seite=2\"", html, StringComparison.Ordinal);
        var empty = new HistoryView(new History([], 0, 1, 1), _ => "");
        Assert.Contains("noch keine Änderung", await RenderAsync(services, empty), StringComparison.Ordinal);
    }

    private async Task<PortalFactory> PortalAsync(DatabaseKind kind)
    {
        var portal = new PortalFactory(
            await databases.FreshAsync(kind),
            change: services =>
            {
                services.AddSingleton(
                    new AuditWords(
                        "service",
                        new Dictionary<string, string>(StringComparer.Ordinal) { ["published"] = "veröffentlicht" },
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["phone"] = "Telefon",
                            ["fresh"] = "neu",
                        }
                    )
                );
                services.AddSingleton(
                    new AuditNames(
                        (_, ids, _) =>
                            Task.FromResult<IReadOnlyDictionary<string, string>>(
                                ids.Where(i => i == "konto-1").ToDictionary(i => i, _ => "Jana Beispiel")
                            )
                    )
                );
            }
        );
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        db.Audit(
            AuditRows.Change("unbekannt-7"),
            "offers",
            "imported",
            "service",
            "abc",
            new { objects = 3, fresh = true }
        );
        await db.SaveChangesAsync(Cancel);
        db.Audit(
            AuditRows.Change() with
            {
                Why = "Neue Nummer",
            },
            "offers",
            "published",
            "service",
            "abc",
            new FieldChanges(
                new Dictionary<string, string?[]>(StringComparer.Ordinal)
                {
                    ["phone"] = ["03601 1", "03601 <2>"],
                    ["web"] = [null, "https://a.example"],
                }
            )
        );
        await db.SaveChangesAsync(Cancel);
        db.Audit(AuditRows.Change(ChangeContext.Visitor), "offers", "reported", "service", "abc");
        db.Audit(AuditRows.Change(), "offers", "published", "service", "anderes");
        await db.SaveChangesAsync(Cancel);
        return portal;
    }

    private static async Task<string> RenderAsync(IServiceProvider services, HistoryView view)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var engine = services.GetRequiredService<IRazorViewEngine>();
        var found = engine.GetView(null, "/Platform/Auditing/History.cshtml", isMainPage: false);
        Assert.True(found.Success);
        await using var writer = new StringWriter();
        await found.View.RenderAsync(
            new ViewContext(
                action,
                found.View,
                new ViewDataDictionary<HistoryView>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
                {
                    Model = view,
                },
                new TempDataDictionary(http, services.GetRequiredService<ITempDataProvider>()),
                writer,
                new HtmlHelperOptions()
            )
        );
        return writer.ToString();
    }
}
