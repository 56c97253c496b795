using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Publishing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Edit;

/// <summary>The pages of the form and of the review, as a browser without script uses them.</summary>
public sealed class EditPagesTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/angebote";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Acceptance 1 of issue 3 without the browser: new offer, given back, mended, published, found.</summary>
    [Theory, EachDatabase]
    public async Task A_provider_writes_an_offer_and_an_editor_publishes_it(DatabaseKind kind)
    {
        var (portal, provider, editor, organization) = await StartAsync(kind);
        var words = $"Nähtreff Silberfaden {kind}";

        var created = await provider.SendFormAsync($"{List}/neu", Typed(("name", words)));
        var what = Next(created);
        var draft = what[..what.LastIndexOf('/')];
        var topic = (await provider.PageAsync(what)).QuerySelector("select[name=thema] option[value^='05']")!;
        var whom = Next(
            await provider.SendFormAsync(
                what,
                Typed(("description", "Wir nähen zusammen."), ("thema", topic.GetAttribute("value"))),
                button: ("aktion", "weiter")
            )
        );
        Assert.EndsWith("/fuer-wen", whom, StringComparison.Ordinal);
        Assert.Equal(
            $"{draft}/so-geht-es",
            Next(
                await provider.SendFormAsync(
                    whom,
                    Typed(("ages", "6"), ("ages/bis", "14")),
                    button: ("aktion", "weiter")
                )
            )
        );
        var number = (await provider.PageAsync($"{draft}/kontakt"))
            .QuerySelector("input[name^='phones/'][name$='/number']")!
            .GetAttribute("name")!;
        await provider.SendFormAsync(
            $"{draft}/kontakt",
            Typed((number, "03601 000-77")),
            button: ("aktion", "entwurf")
        );

        var summary = await provider.PageAsync($"{draft}/pruefen");
        Assert.Contains(
            "Wir nähen zusammen.",
            summary.QuerySelector(".preview")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("03601 000-77", summary.QuerySelector(".preview")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{draft}?fertig=gesendet", Next(await provider.SendFormAsync($"{draft}/pruefen", Typed())));

        var review = "/verwaltung/pruefung/" + draft[(draft.LastIndexOf('/') + 1)..];
        Assert.Contains(
            words,
            (await editor.PageAsync("/verwaltung/pruefung")).Body!.TextContent,
            StringComparison.Ordinal
        );
        await PressAsync(editor, review, "uebernehmen");
        // The catchment by its name, not by the address of its key.
        Assert.DoesNotContain(
            "politicalGeocoding",
            (await editor.PageAsync(review)).QuerySelector(".comparison")!.TextContent,
            StringComparison.Ordinal
        );
        var row = await FieldAsync(editor, review, "description");
        var returned = await PressAsync(
            editor,
            review,
            "zurueck",
            ($"urteil-{row}", "zurueck"),
            ($"grund-{row}", "Bitte den Ort nennen")
        );
        Assert.Equal("/verwaltung/pruefung?fertig=zurueck", Next(returned));

        Assert.Contains(
            "Bitte den Ort nennen",
            (await provider.PageAsync(draft)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Bitte den Ort nennen",
            (await provider.PageAsync(what)).Body!.TextContent,
            StringComparison.Ordinal
        );
        await provider.SendFormAsync(
            what,
            Typed(("description", "Wir nähen zusammen in Mühlhausen.")),
            button: ("aktion", "entwurf")
        );
        await provider.SendFormAsync($"{draft}/pruefen", Typed());
        await PressAsync(editor, review, "uebernehmen");
        Assert.Equal(
            "/verwaltung/pruefung?fertig=veroeffentlicht",
            Next(await PressAsync(editor, review, "veroeffentlichen", ("geprueft", "true")))
        );

        using var visitor = portal.Visitor();
        await using var db = portal.Database.Context();
        var offer = await db.Set<Service>().SingleAsync(s => s.Name == words, Cancellation);
        Assert.Equal(organization, offer.OrganizationId);
        Assert.Equal((6, 14), (offer.MinimumAge, offer.MaximumAge));
        Assert.Equal(DateOnly.FromDateTime(portal.Time.Now.Date), offer.AssuredDate);
        Assert.Contains(
            "in Mühlhausen",
            await visitor.GetStringAsync($"/api/hsds/v3/services/{offer.Id}", Cancellation),
            StringComparison.Ordinal
        );
        Assert.Equal(
            [ProposalMail.Published, ProposalMail.Returned],
            await db.Set<OutboxMail>()
                .Where(m => m.Subject.Contains(words))
                .OrderBy(m => m.Template)
                .Select(m => m.Template)
                .ToListAsync(Cancellation)
        );
    }

    [Theory, EachDatabase]
    public async Task Nobody_sees_or_changes_what_belongs_to_another_provider(DatabaseKind kind)
    {
        var (portal, _, editor, _) = await StartAsync(kind);
        var offer = await PublicationTests.AnyOfferAsync(portal.Database);
        var draft = Next(await PressAsync(editor, $"{List}/{offer.Id}", "aendern"));
        using var foreign = await portal.SignedInAsync(Role.Provider, Guid.CreateVersion7().ToString());
        foreach (var page in (string[])[$"{List}/{offer.Id}", draft, $"{draft}/was", $"{draft}/pruefen"])
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(page, Cancellation)).StatusCode);
        var list = await foreign.PageAsync(List);
        Assert.Empty(list.QuerySelectorAll("tbody tr"));
        // A form of one's own page, sent to a foreign address.
        var token = list.QuerySelector("input[name=__token]")!.GetAttribute("value")!;
        var sent = await foreign.PostAsync(
            $"{draft}/was",
            new FormUrlEncodedContent([new("__token", token), new("stand", "1"), new("name", "Übernommen")]),
            Cancellation
        );
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Saving_by_itself_keeps_the_draft_and_says_when(DatabaseKind kind)
    {
        var (portal, provider, _, organization) = await StartAsync(kind);
        var step = Next(await provider.SendFormAsync($"{List}/neu", Typed(("name", $"Selbstspeicher Kranich {kind}"))));
        var id = Guid.Parse(step.Split('/')[^2]);
        var first = await JsonAsync(
            await provider.SendFormAsync(step, Typed(("description", "Eins.")), button: ("aktion", "auto"))
        );
        Assert.Equal("10:30", (string?)first["um"]);
        await using var db = portal.Database.Context();
        var saved = await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.Id == id, Cancellation);
        Assert.Equal("Eins.", ((OfferDocument)saved.Document).Description);
        Assert.Equal(saved.Revision, (int)first["stand"]!);

        var refused = await JsonAsync(
            await provider.SendFormAsync(step, Typed(("endsOn", "bald")), button: ("aktion", "auto"))
        );
        Assert.Contains("Datum", (string?)refused["fehler"], StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, organization);
    }

    [Fact]
    public async Task What_is_no_date_comes_back_with_all_that_was_typed()
    {
        var (_, provider, _, _) = await StartAsync(DatabaseKind.Sqlite);
        var step = Next(await provider.SendFormAsync($"{List}/neu", Typed(("name", "Werkstatt Wiesengrund"))));
        var answer = await provider.SendFormAsync(
            step,
            Typed(("description", "Alles bleibt."), ("endsOn", "übermorgen")),
            button: ("aktion", "weiter")
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.StartsWith("Fehler:", page.Title, StringComparison.Ordinal);
        Assert.Equal("#endsOn", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("übermorgen", page.QuerySelector("#endsOn")!.GetAttribute("value"));
        Assert.Equal("Alles bleibt.", page.QuerySelector("#description")!.TextContent.Trim());
    }

    [Theory, EachDatabase]
    public async Task Two_people_in_one_step_are_asked_what_holds(DatabaseKind kind)
    {
        var (portal, provider, editor, organization) = await StartAsync(kind);
        var step = Next(await provider.SendFormAsync($"{List}/neu", Typed(("name", $"Doppelfeder {kind}"))));
        var draft = step[..step.LastIndexOf('/')];
        // Both have the page open; one saves first.
        var opened = await provider.PageAsync(step);
        await editor.SendFormAsync(step, Typed(("description", "Von der Redaktion.")), button: ("aktion", "entwurf"));
        var stale = opened.QuerySelector("input[name=stand]")!.GetAttribute("value");
        var collided = await provider.SendFormAsync(
            step,
            Typed(("description", "Vom Träger."), ("stand", stale)),
            button: ("aktion", "weiter")
        );
        Assert.Equal(draft + "#entscheiden", Next(collided));
        var page = await provider.PageAsync(draft);
        Assert.Contains("Von der Redaktion.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vom Träger.", page.Body!.TextContent, StringComparison.Ordinal);
        await provider.SendFormAsync(draft, Typed(("wahl", "0")), form: "form[action*=waehlen]");
        Assert.Contains(
            "Vom Träger.",
            (await provider.PageAsync(step)).QuerySelector("#description")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotEqual(Guid.Empty, organization);
        Assert.NotNull(portal);
    }

    [Fact]
    public async Task A_name_that_is_there_already_is_shown_before_a_new_offer_is_made()
    {
        var (portal, _, editor, _) = await StartAsync(DatabaseKind.Sqlite);
        var known = await PublicationTests.AnyOfferAsync(portal.Database);
        var typed = Typed(("name", known.Name), ("traeger", known.OrganizationId.ToString()));
        var asked = await (await editor.SendFormAsync($"{List}/neu", typed)).DocumentAsync();
        Assert.NotNull(asked.QuerySelector($"main a[href='{List}/{known.Id}']"));
        var anyway = await editor.SendFormAsync(
            $"{List}/neu",
            Typed(("name", known.Name), ("traeger", known.OrganizationId.ToString()), ("trotzdem", "true"))
        );
        Assert.EndsWith("/was", Next(anyway), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_history_shows_differences_and_an_editor_restores(DatabaseKind kind)
    {
        var (portal, _, editor, _) = await StartAsync(kind);
        var offer = await PublicationTests.AnyOfferAsync(portal.Database);
        await portal.Database.PublishAsync(offer with { Name = offer.Name + " im Morgenrot" });
        var page = await editor.PageAsync($"{List}/{offer.Id}?fassung=2");
        Assert.Equal("neu: im Morgenrot", page.QuerySelector("ins")!.TextContent);
        Assert.Equal("Name", page.QuerySelector(".comparison th[scope=row]")!.TextContent);
        var restored = await editor.SendFormAsync(
            $"{List}/{offer.Id}?fassung=1",
            Typed(),
            form: "form[action*=wiederherstellen]"
        );
        Assert.Equal($"{List}/{offer.Id}?fertig=wiederhergestellt", Next(restored));
        DocumentDatabase.AssertSame([offer], [await portal.Database.OfferAsync(offer.Id)]);
    }

    [Fact]
    public async Task The_list_searches_and_filters()
    {
        var (portal, _, editor, _) = await StartAsync(DatabaseKind.Sqlite);
        var offer = await PublicationTests.AnyOfferAsync(portal.Database);
        var found = await editor.PageAsync($"{List}?q={Uri.EscapeDataString(offer.Name.ToUpperInvariant())}");
        Assert.Contains(found.QuerySelectorAll("tbody th a"), a => a.TextContent == offer.Name);
        var none = await editor.PageAsync($"{List}?q=xqzwv");
        Assert.Empty(none.QuerySelectorAll("tbody tr"));
        foreach (var light in (string[])["rot", "gelb", "gruen"])
        {
            var name = light switch
            {
                "rot" => "red",
                "gelb" => "yellow",
                _ => "green",
            };
            var lines = (await editor.PageAsync($"{List}?ampel={light}")).QuerySelectorAll("tbody tr");
            Assert.All(lines, l => Assert.NotNull(l.QuerySelector($".traffic-light.{name}")));
        }
    }

    [Fact]
    public async Task The_place_of_work_counts_what_waits_for_each()
    {
        var (portal, provider, editor, _) = await StartAsync(DatabaseKind.Sqlite);
        var before = await CountAsync(provider, "Angefangene Entwürfe");
        await provider.SendFormAsync($"{List}/neu", Typed(("name", "Gartenkreis Zaunkönig")));
        Assert.Equal(before + 1, await CountAsync(provider, "Angefangene Entwürfe"));
        using var foreign = await portal.SignedInAsync(Role.Provider, Guid.CreateVersion7().ToString());
        Assert.Equal(0, await CountAsync(foreign, "Angefangene Entwürfe"));
        Assert.True(await CountAsync(editor, "Angefangene Entwürfe") > 0);
        using var admin = await portal.SignedInAsync(Role.Admin);
        Assert.DoesNotContain(
            "Angebote",
            (await admin.PageAsync("/verwaltung")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    private static async Task<int> CountAsync(HttpClient client, string task) =>
        (await client.PageAsync("/verwaltung"))
            .QuerySelectorAll("main li a")
            .Select(a => a.TextContent.Split(": "))
            .Where(parts => parts[0] == task)
            .Select(parts => int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture))
            .SingleOrDefault();

    private async Task<(PortalFactory, HttpClient Provider, HttpClient Editor, Guid Organization)> StartAsync(
        DatabaseKind kind
    )
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        var organization = (await PublicationTests.AnyOfferAsync(portal.Database)).OrganizationId;
        return (
            portal,
            await portal.SignedInAsync(Role.Provider, organization.ToString()),
            await portal.SignedInAsync(Role.Editor),
            organization
        );
    }

    private static Task<HttpResponseMessage> PressAsync(
        HttpClient client,
        string page,
        string handler,
        params (string, string?)[] typed
    ) => PressOnAsync(client, page, handler, Typed(typed));

    // A button with an address of its own sends the form there.
    private static async Task<HttpResponseMessage> PressOnAsync(
        HttpClient client,
        string page,
        string handler,
        Dictionary<string, string?> typed
    )
    {
        var document = await client.PageAsync(page);
        var form = document
            .QuerySelectorAll("main form[method=post]")
            .First(f => f.OuterHtml.Contains($"handler={handler}", StringComparison.Ordinal));
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Where(i => !typed.ContainsKey(i.GetAttribute("name")!))
            .Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Concat(typed.Select(t => new KeyValuePair<string, string>(t.Key, t.Value ?? "")));
        return await client.PostAsync($"{page}?handler={handler}", new FormUrlEncodedContent(fields), Cancellation);
    }

    private static async Task<int> FieldAsync(HttpClient editor, string review, string path)
    {
        var field = (await editor.PageAsync(review)).QuerySelector($"input[value='{path}'][name^=feld-]");
        return int.Parse(
            field!.GetAttribute("name")!["feld-".Length..],
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;

    private static string Next(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static Dictionary<string, string?> Typed(params (string Name, string? Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);
}
