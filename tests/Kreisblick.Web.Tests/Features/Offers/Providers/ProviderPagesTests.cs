using System.Net;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Publishing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Providers;

/// <summary>Providers keep their own record by proposals; editors take up new ones and restore.</summary>
public sealed class ProviderPagesTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/traeger";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_provider_changes_its_record_and_an_editor_publishes_and_restores_it(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        var before = await ProviderAsync(portal.Database);
        using var provider = await portal.SignedInAsync(Role.Provider, before.Id.ToString());
        using var editor = await portal.SignedInAsync(Role.Editor);
        var record = $"{List}/{before.Id}";
        Assert.Equal(record, (await provider.PageAsync(List)).QuerySelector("tbody th a")!.GetAttribute("href"));

        var draft = Next(await provider.SendFormAsync(record, Typed(), form: "form[action*=aendern]"));
        var form = await provider.PageAsync(draft);
        var contact = form.QuerySelectorAll("input[name^='contacts/'][name$='/title']")[^1].GetAttribute("name")!;
        var program = form.QuerySelectorAll("input[name^='programs/'][name$='/name']")[^1].GetAttribute("name")!;
        var register = form.QuerySelectorAll("input[name^='identifiers/'][name$='/type']")[^1];
        var kindBox = form.QuerySelector("input[name=art]:not([checked])")!.GetAttribute("value");
        var number = register.GetAttribute("name")!.Replace("/type", "/identifier", StringComparison.Ordinal);
        var summary = Next(
            await provider.SendFormAsync(
                draft,
                Typed(
                    ("description", "Wir helfen bei Silberfäden."),
                    ("legalStatus", "Stiftung"),
                    ("yearIncorporated", "1991"),
                    (contact, "Anmeldung"),
                    (contact.Replace("/title", "/email", StringComparison.Ordinal), "anmeldung@beispiel.example"),
                    (program, "Frühe Fäden"),
                    (register.GetAttribute("name")!, "Vereinsregister"),
                    (number, "VR 4711"),
                    ("art", kindBox)
                ),
                button: ("aktion", "weiter")
            )
        );
        Assert.Equal($"{draft}/pruefen", summary);
        var preview = (await provider.PageAsync(summary)).QuerySelector(".preview")!.TextContent;
        foreach (var words in (string[])["Silberfäden", "Stiftung", "anmeldung@beispiel.example"])
            Assert.Contains(words, preview, StringComparison.Ordinal);
        // What is only looked at is not published.
        Assert.Equal(Json(before), Json(await ProviderAsync(portal.Database, before.Id)));
        Assert.Equal($"{draft}?fertig=gesendet", Next(await provider.SendFormAsync(summary, Typed())));

        var review = "/verwaltung/pruefung/" + draft[(draft.LastIndexOf('/') + 1)..];
        Assert.NotNull((await editor.PageAsync("/verwaltung/pruefung")).QuerySelector($"a[href='{review}']"));
        await PressAsync(editor, review, "uebernehmen");
        var compared = (await editor.PageAsync(review)).QuerySelector(".comparison")!.TextContent;
        foreach (var words in (string[])["VR 4711", "Frühe Fäden", "1991", "Rechtsform"])
            Assert.Contains(words, compared, StringComparison.Ordinal);
        Assert.Equal(
            "/verwaltung/pruefung?fertig=zurueck",
            Next(await PressAsync(editor, review, "zurueck", ("grund", "Bitte genauer")))
        );
        Assert.Contains(
            "Bitte genauer",
            (await provider.PageAsync(draft)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        await provider.SendFormAsync(
            draft,
            Typed(("description", "Wir helfen allen bei Silberfäden.")),
            button: ("aktion", "entwurf")
        );
        await provider.SendFormAsync(summary, Typed());
        await PressAsync(editor, review, "uebernehmen");
        Assert.Equal(
            "/verwaltung/pruefung?fertig=veroeffentlicht",
            Next(await PressAsync(editor, review, "veroeffentlichen"))
        );

        using var visitor = portal.Visitor();
        var answer = await visitor.GetStringAsync($"/api/hsds/v3/organizations/{before.Id}", Cancellation);
        foreach (var words in (string[])["VR 4711", "1991", "allen bei"])
            Assert.Contains(words, answer, StringComparison.Ordinal);
        await using (var db = portal.Database.Context())
        {
            var published = await db.Set<Organization>().SingleAsync(o => o.Id == before.Id, Cancellation);
            var page = await visitor.PageAsync(OfferLinks.Provider(published));
            Assert.Contains("Anmeldung", page.QuerySelector("main .facts")!.TextContent, StringComparison.Ordinal);
            var mails = await db.Set<OutboxMail>()
                .Where(m => m.Subject.Contains(before.Name))
                .Select(m => m.Template)
                .ToListAsync(Cancellation);
            Assert.Contains(ProposalMail.Published, mails);
            Assert.Contains(ProposalMail.Returned, mails);
        }

        var versions = await editor.PageAsync($"{record}?fassung=2");
        Assert.Contains(
            versions.QuerySelectorAll("ins"),
            i => i.TextContent.Contains("allen", StringComparison.Ordinal)
        );
        Assert.Null((await provider.PageAsync($"{record}?fassung=1")).QuerySelector("form[action*=wiederherstellen]"));
        Assert.Equal(
            $"{record}?fertig=wiederhergestellt",
            Next(await editor.SendFormAsync($"{record}?fassung=1", Typed(), form: "form[action*=wiederherstellen]"))
        );
        Assert.Equal(Json(before), Json(await ProviderAsync(portal.Database, before.Id)));
    }

    [Fact]
    public async Task Nobody_sees_or_changes_another_provider_and_only_editors_take_up_new_ones()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        var known = await ProviderAsync(portal.Database);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var draft = Next(await editor.SendFormAsync($"{List}/{known.Id}", Typed(), form: "form[action*=aendern]"));
        var other = await portal.Database.Context().Set<Organization>().FirstAsync(o => o.Id != known.Id, Cancellation);
        using var foreign = await portal.SignedInAsync(Role.Provider, other.Id.ToString());
        foreach (var page in (string[])[$"{List}/{known.Id}", draft, $"{draft}/pruefen"])
            Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync(page, Cancellation)).StatusCode);
        var list = await foreign.PageAsync(List);
        Assert.Equal([other.Name], list.QuerySelectorAll("tbody th").Select(th => th.TextContent));
        var token = list.QuerySelector("input[name=__token]")!.GetAttribute("value")!;
        foreach (
            var address in (string[])[draft, $"{draft}?handler=zurueckziehen", $"{List}/{known.Id}?handler=aendern"]
        )
        {
            var sent = await foreign.PostAsync(
                address,
                new FormUrlEncodedContent([new("__token", token), new("stand", "1"), new("name", "Übernommen")]),
                Cancellation
            );
            Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await foreign.GetAsync($"{List}/neu", Cancellation)).StatusCode);

        var namesake = Typed(("name", known.Name.ToUpperInvariant()));
        var asked = await (await editor.SendFormAsync($"{List}/neu", namesake)).DocumentAsync();
        Assert.NotNull(asked.QuerySelector($"main a[href='{List}/{known.Id}']"));
        var taken = Next(await editor.SendFormAsync($"{List}/neu", Typed(("name", "Kranichhaus e. V."))));
        // Without a word about what it is nobody publishes it.
        var incomplete = await (await editor.SendFormAsync($"{taken}/pruefen", Typed())).DocumentAsync();
        Assert.StartsWith("Fehler:", incomplete.Title, StringComparison.Ordinal);
        Assert.Equal(
            $"{taken}?pruefen=true#description",
            incomplete.QuerySelector(".alert.warning a")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task What_cannot_be_saved_comes_back_with_all_that_was_typed()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var draft = Next(await editor.SendFormAsync($"{List}/neu", Typed(("name", "Wiesengrund gGmbH"))));
        var answer = await editor.SendFormAsync(
            draft,
            Typed(("description", "Alles bleibt."), ("yearIncorporated", "neulich")),
            button: ("aktion", "weiter")
        );
        var page = await answer.DocumentAsync();
        Assert.Equal("#yearIncorporated", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("neulich", page.QuerySelector("#yearIncorporated")!.GetAttribute("value"));
        Assert.Equal("Alles bleibt.", page.QuerySelector("#description")!.TextContent.Trim());
        // What can be kept but not published is kept and named.
        page = await (
            await editor.SendFormAsync(draft, Typed(("email", "kein Postfach")), button: ("aktion", "weiter"))
        ).DocumentAsync();
        Assert.Equal("#email", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("kein Postfach", (await editor.PageAsync(draft)).QuerySelector("#email")!.GetAttribute("value"));
    }

    private static async Task<ProviderDocument> ProviderAsync(TestDatabase database, Guid? id = null)
    {
        await using var db = database.Context();
        // No crisis help: its contacts need a second person, also to restore.
        id ??= (await PublicationTests.AnyOfferAsync(database)).OrganizationId;
        return (await DocumentReader.ProviderAsync(db, id.Value, Cancellation))!;
    }

    private static string Json(ProviderDocument document) => DocumentJson.Write(document);

    private static async Task<HttpResponseMessage> PressAsync(
        HttpClient client,
        string page,
        string handler,
        params (string, string?)[] typed
    )
    {
        var form = (await client.PageAsync(page))
            .QuerySelectorAll("main form[method=post]")
            .First(f => f.OuterHtml.Contains($"handler={handler}", StringComparison.Ordinal));
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Concat(typed.Select(t => new KeyValuePair<string, string>(t.Item1, t.Item2 ?? "")));
        return await client.PostAsync($"{page}?handler={handler}", new FormUrlEncodedContent(fields), Cancellation);
    }

    private static string Next(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static Dictionary<string, string?> Typed(params (string Name, string? Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);
}
