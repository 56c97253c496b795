using System.Net;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Reports;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Reports;

/// <summary>From a visitor's report to an editor's answer.</summary>
public sealed class ReportsTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/meldungen";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_report_is_taken_passed_on_and_answered_and_the_address_goes(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        var (path, service) = await OfferAsync(portal);
        var reference = await StoreAsync(
            portal,
            MessageKind.OfferError,
            "Frau Beispiel geht nie ans Telefon 03601 123456.",
            "melderin@test.example",
            path
        );
        using var editor = await portal.SignedInAsync(Role.Editor);

        var listed = await editor.PageAsync(List + "?art=fehler");
        Assert.NotNull(listed.QuerySelector($"main a[href$='{reference}']"));
        var page = await TextAsync(editor, reference);
        Assert.Contains(service, page, StringComparison.Ordinal);
        Assert.Contains("eine Telefonnummer und den Namen einer Person", page, StringComparison.Ordinal);

        await ActAsync(editor, reference, "nehmen", "arbeit");
        await ActAsync(editor, reference, "weiter", "weiter", ("weitergabe", "Es geht niemand ans Telefon."));
        var passed = await WaitingMailAsync(portal, await ProviderMailAsync(portal, service), "meldung-weitergegeben");
        Assert.Contains("Es geht niemand ans Telefon.", passed, StringComparison.Ordinal);
        Assert.DoesNotContain("Beispiel geht", passed, StringComparison.Ordinal);
        Assert.DoesNotContain("melderin", passed, StringComparison.Ordinal);

        using var empty = await SendAsync(editor, reference, "antworten", ("antwort", " "));
        Assert.Contains("Schreiben Sie einen Text", await MainAsync(empty), StringComparison.Ordinal);
        await ActAsync(editor, reference, "antworten", "antwort", ("antwort", "Danke, die Nummer ist berichtigt."));
        Assert.Contains(
            "Danke, die Nummer ist berichtigt.",
            await WaitingMailAsync(portal, "melderin@test.example", "meldung-antwort"),
            StringComparison.Ordinal
        );
        await using var db = portal.Database.Context();
        var closed = await db.Set<Message>().SingleAsync(m => m.Reference == reference, Cancel);
        Assert.Equal((MessageState.Done, null), (closed.State, closed.ReplyAddress));

        Assert.DoesNotContain(reference, (await editor.PageAsync(List)).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains(
            reference,
            (await editor.PageAsync(List + "?stand=erledigt")).Body!.InnerHtml,
            StringComparison.Ordinal
        );
        using var late = await editor.SendFormAsync(
            $"{List}/{await StoreAsync(portal, MessageKind.Contact, "Noch eine Frage.", null, null)}",
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["tun"] = "quatsch" }
        );
        Assert.Contains("Wählen Sie", await MainAsync(late), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_missing_offer_becomes_a_draft_that_the_report_leads_to(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        const string text = "In Körner fehlt die Kleiderkammer der Kirche.";
        var reference = await StoreAsync(portal, MessageKind.MissingOffer, text, "b@test.example", null);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var page = await editor.PageAsync($"{List}/{reference}?vorlage=aufgenommen");
        Assert.Contains(
            "Wir haben das Angebot aufgenommen.",
            page.QuerySelector("#antwort")!.TextContent,
            StringComparison.Ordinal
        );
        var form = page.QuerySelector("main a[href*='meldung=']")!.GetAttribute("href")!;
        Assert.Contains(text, (await editor.PageAsync(form)).Body!.TextContent, StringComparison.Ordinal);

        var provider = (await OrganizationAsync(portal)).ToString();
        var name = $"Kleiderkammer Körner {kind}";
        using var created = await editor.SendFormAsync(
            form,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["traeger"] = provider, ["name"] = name }
        );
        Assert.Equal(HttpStatusCode.SeeOther, created.StatusCode);
        var draft = created.Headers.Location!.ToString().Replace("/was", "", StringComparison.Ordinal);
        var after = await editor.PageAsync($"{List}/{reference}");
        Assert.Equal($"Entwurf „{name}“", after.QuerySelector($"main a[href='{draft}']")!.TextContent);
        Assert.Contains(
            "Entwurf für ein Angebot angelegt",
            after.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        await using var db = portal.Database.Context();
        Assert.Equal(
            MessageState.InProgress,
            (await db.Set<Message>().SingleAsync(m => m.Reference == reference, Cancel)).State
        );

        // A provider may open the form, but reads nobody's report there.
        using var foreign = await portal.SignedInAsync(Role.Provider, provider);
        Assert.DoesNotContain(text, (await foreign.PageAsync(form)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_as_a_file_holds_what_the_filters_leave_and_no_address()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        var barrier = await StoreAsync(portal, MessageKind.Barrier, "=1+1; die Rampe", "rampe@test.example", "/hilfe");
        var contact = await StoreAsync(portal, MessageKind.Contact, "Frage zur Datei.", null, null);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var link = (await editor.PageAsync(List + "?art=barriere")).QuerySelector("main a[download]")!;
        using var file = await editor.GetAsync(link.GetAttribute("href"), Cancel);
        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        var lines = await file.Content.ReadAsStringAsync(Cancel);
        Assert.Contains($"{barrier};Barriere;neu;", lines, StringComparison.Ordinal);
        Assert.Contains("\"'=1+1; die Rampe\";ja", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("rampe@test", lines, StringComparison.Ordinal);
        Assert.DoesNotContain(contact, lines, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Of_two_editors_the_second_hears_that_the_first_was_there(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind, seeded: true);
        var reference = await StoreAsync(portal, MessageKind.MissingOffer, "Eine Tafel in Körner.", null, "/hilfe");
        using var first = await portal.SignedInAsync(Role.Editor);
        using var second = await portal.SignedInAsync(Role.Editor);
        await ActAsync(first, reference, "ablehnen", "abgelehnt");
        using var again = await second.PostAsync(
            $"{List}/{reference}",
            new FormUrlEncodedContent(await FieldsOfAnotherAsync(portal, second, ("tun", "erledigt"))),
            Cancel
        );
        Assert.Contains("schon abgeschlossen", await MainAsync(again), StringComparison.Ordinal);
        await using var db = portal.Database.Context();
        Assert.Equal(
            MessageState.Rejected,
            (await db.Set<Message>().SingleAsync(m => m.Reference == reference, Cancel)).State
        );

        // At the very same moment: the state that was read decides.
        var race = await StoreAsync(portal, MessageKind.Contact, "Frage zu Kursen.", null, null);
        await using var one = portal.Database.Context();
        await using var other = portal.Database.Context();
        (await one.Set<Message>().SingleAsync(m => m.Reference == race, Cancel)).Close(done: true);
        (await other.Set<Message>().SingleAsync(m => m.Reference == race, Cancel)).Close(done: false);
        await one.SaveChangesAsync(Cancel);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync(Cancel));
    }

    [Theory]
    [InlineData("Bitte schreiben an anna@test.example", "eine E-Mail-Adresse")]
    [InlineData("Ruft an: +49 3601 12 34 56", "eine Telefonnummer")]
    [InlineData("geboren am 3. 4. 1987", "ein Datum, vielleicht einen Geburtstag")]
    [InlineData("Ich heiße Ümit Öz", "den Namen einer Person")]
    [InlineData("Geöffnet ist erst ab 10 Uhr, Zimmer 204, § 16a SGB II.", null)]
    [InlineData("Die Postleitzahl ist 99974.", null)]
    public void What_may_say_who_somebody_is_is_pointed_out(string text, string? hint) =>
        Assert.Equal(hint is null ? [] : [hint], PersonalHints.Of(text));

    private static async Task<(string Path, string Name)> OfferAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        var offer = await db.Published()
            .Where(s => s.Organization!.Email != null)
            .OrderBy(s => s.Id)
            .Select(s => new { s.PublicId, s.Name })
            .FirstAsync(Cancel);
        return ($"/hilfe/ein-alter-name-{offer.PublicId.Value}", offer.Name);
    }

    private static async Task<Guid> OrganizationAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        return await db.Published().OrderBy(s => s.Id).Select(s => s.OrganizationId).FirstAsync(Cancel);
    }

    private static async Task<string> ProviderMailAsync(PortalFactory portal, string service)
    {
        await using var db = portal.Database.Context();
        return (
            await db.Published().Where(s => s.Name == service).Select(s => s.Organization!.Email).FirstAsync(Cancel)
        )!
            .Value
            .Value;
    }

    /// <summary>The text of the mail that waits; once it is delivered the outbox holds it no more.</summary>
    private static async Task<string> WaitingMailAsync(PortalFactory portal, string recipient, string template)
    {
        await using var db = portal.Database.Context();
        var mails = await db.Set<OutboxMail>().Where(m => m.Template == template).ToListAsync(Cancel);
        return mails.Single(m => m.Recipient.Value == recipient).Body!;
    }

    private static async Task<string> StoreAsync(
        PortalFactory portal,
        MessageKind kind,
        string text,
        string? reply,
        string? page
    )
    {
        var message = Message.Receive(
            kind,
            MessageState.New,
            text,
            reply,
            page,
            Guid.CreateVersion7(),
            portal.Time.Now
        );
        await using var db = portal.Database.Context();
        db.Add(message);
        await db.SaveChangesAsync(Cancel);
        return message.Reference;
    }

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient editor,
        string reference,
        string act,
        params (string Name, string Value)[] typed
    ) =>
        editor.SendFormAsync(
            $"{List}/{reference}",
            typed.Append(("tun", act)).ToDictionary(t => t.Item1, t => (string?)t.Item2, StringComparer.Ordinal),
            $"form:has(button[value={act}])"
        );

    private static async Task ActAsync(
        HttpClient editor,
        string reference,
        string act,
        string done,
        params (string Name, string Value)[] typed
    )
    {
        using var answer = await SendAsync(editor, reference, act, typed);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{List}/{reference}?fertig={done}", answer.Headers.Location!.ToString());
    }

    /// <summary>The hidden fields of another open report's form: the token is the session's, not the page's.</summary>
    private static async Task<List<KeyValuePair<string, string>>> FieldsOfAnotherAsync(
        PortalFactory portal,
        HttpClient client,
        (string Name, string Value) pressed
    )
    {
        var other = await StoreAsync(portal, MessageKind.Contact, "Eine andere Frage.", null, null);
        var page = await client.PageAsync($"{List}/{other}");
        return
        [
            .. page.QuerySelectorAll("main form[method=post]:first-of-type input[type=hidden]")
                .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")),
            KeyValuePair.Create(pressed.Name, pressed.Value),
        ];
    }

    private static async Task<string> TextAsync(HttpClient client, string reference) =>
        (await client.PageAsync($"{List}/{reference}")).QuerySelector("main")!.TextContent;

    private static async Task<string> MainAsync(HttpResponseMessage answer) =>
        (await answer.DocumentAsync()).QuerySelector("main")!.TextContent;
}
