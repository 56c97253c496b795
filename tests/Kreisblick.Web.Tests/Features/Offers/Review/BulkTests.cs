using System.Net;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Proposals;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Review;

/// <summary>Several proposals are decided together: by number and name, after a second look.</summary>
public sealed class BulkTests(Databases databases) : IClassFixture<Databases>
{
    private const string Queue = "/verwaltung/pruefung";
    private const string Form = "main form#auswahl";
    private const string Confirm = "main form[action*=ausfuehren]";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_can_be_published_is_and_the_rest_says_why_not(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        var editor = await portal.AccountAsync(roles: [(Role.Editor, null)]);
        using var client = await portal.SignedInAsync(editor.Id);
        var offers = await OffersAsync(portal, 4);
        foreach (var offer in offers.Take(2))
            await ProviderOf(portal, offer).ProposeAsync(offer, o => o with { Name = o.Name + " Eisvogel" });
        // Own words need a second person.
        await new ProposalDesk(portal.Database, editor.Id.ToString(), OfferActor.Editor).ProposeAsync(
            offers[2],
            o => o with { Name = "Eigenes Wort Eisvogel" }
        );
        // Changed after the list was shown.
        var late = ProviderOf(portal, offers[3]);
        var (lateId, lateRevision) = await late.ProposeAsync(offers[3], o => o with { Name = "Spätes Eisvogel" });

        var list = "/verwaltung/angebote?q=eisvogel&stand=eingereicht";
        // The names in the list are the published ones; the queue has the new ones.
        Assert.Contains("Dazu gibt es kein Angebot", await MainAsync(client, list), StringComparison.Ordinal);
        var page = await client.PageAsync(Queue + "?auswahl=alle");
        Assert.Equal(4, page.QuerySelectorAll("input[name=vorschlag][checked]").Length);
        using var asked = await client.SendFormAsync(
            Queue + "?auswahl=alle",
            Typed(),
            Form,
            ("tun", "veroeffentlichen")
        );
        var question = await asked.DocumentAsync();
        Assert.Equal("4 Vorschläge veröffentlichen?", question.QuerySelector("h1")!.TextContent);
        Assert.Contains("Eigenes Wort Eisvogel", question.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using (var before = portal.Database.Context())
            Assert.Equal(4, await before.Set<Proposal>().CountAsync(p => p.State == ProposalState.Submitted, Cancel));

        await new ProposalDesk(portal.Database, "kollegin", OfferActor.Editor).TakeAsync(lateId, lateRevision);
        using var done = await SendAsync(client, question, Typed(("geprueft", "true")));
        var result = await done.DocumentAsync();
        Assert.Equal("2 Vorschläge veröffentlicht", result.QuerySelector("h1")!.TextContent);
        var problems = result.QuerySelector(".alert")!.TextContent;
        Assert.Contains(
            "Eigenes Wort Eisvogel: Eigene Änderungen gibt eine zweite",
            problems,
            StringComparison.Ordinal
        );
        Assert.Contains("Spätes Eisvogel: Inzwischen hat jemand", problems, StringComparison.Ordinal);

        await using var db = portal.Database.Context();
        var published = await db.Set<Service>().Where(s => s.Name.EndsWith(" Eisvogel")).ToListAsync(Cancel);
        Assert.Equal(offers.Take(2).Select(o => o.Id).Order(), published.Select(s => s.Id).Order());
        Assert.All(published, s => Assert.Equal(DateOnly.FromDateTime(portal.Time.Now.Date), s.AssuredDate));
        Assert.Equal(2, await db.Set<Proposal>().CountAsync(p => p.State == ProposalState.InReview, Cancel));
    }

    [Fact]
    public async Task Giving_back_needs_a_reason_and_tells_each_author()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var client = await portal.SignedInAsync(Role.Editor);
        foreach (var offer in await OffersAsync(portal, 2))
            await ProviderOf(portal, offer).ProposeAsync(offer, o => o with { Name = o.Name + " Wiedehopf" });
        var list = "/verwaltung/angebote?stand=eingereicht&auswahl=alle";
        using var asked = await client.SendFormAsync(list, Typed(), Form, ("tun", "zurueck"));
        var question = await asked.DocumentAsync();
        Assert.Equal("2 Vorschläge zurückgeben?", question.QuerySelector("h1")!.TextContent);
        Assert.StartsWith(
            "/verwaltung/angebote?stand=eingereicht",
            question.QuerySelectorAll("main a").Single(a => a.TextContent == "Abbrechen").GetAttribute("href"),
            StringComparison.Ordinal
        );

        using var empty = await SendAsync(client, question, Typed(("grund", " ")));
        var again = await empty.DocumentAsync();
        Assert.StartsWith("Fehler:", again.Title, StringComparison.Ordinal);
        using var done = await SendAsync(client, again, Typed(("grund", "Bitte den Ort nennen.")));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var next = done.Headers.Location!.ToString();
        Assert.Contains("2 Vorschläge sind zurückgegeben", await MainAsync(client, next), StringComparison.Ordinal);
        await using var db = portal.Database.Context();
        Assert.Equal(
            ["Bitte den Ort nennen.", "Bitte den Ort nennen."],
            await db.Set<Proposal>()
                .Where(p => p.State == ProposalState.Returned)
                .Select(p => p.Reason)
                .ToListAsync(Cancel)
        );
    }

    [Fact]
    public async Task Nothing_ticked_or_ticked_by_a_stranger_decides_nothing()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        Assert.Contains(
            "keinen Vorschlag ausgewählt",
            await MainAsync(editor, Queue + "/mehrere"),
            StringComparison.Ordinal
        );
        var offer = (await OffersAsync(portal, 1))[0];
        await ProviderOf(portal, offer).ProposeAsync(offer, o => o with { Name = o.Name + " Pirol" });
        using var nothing = await editor.SendFormAsync(Queue, Typed(), Form, ("tun", "veroeffentlichen"));
        Assert.Contains(
            "keinen Vorschlag ausgewählt",
            (await nothing.DocumentAsync()).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        // A provider sees no boxes at the own proposals.
        using var provider = await portal.SignedInAsync(Role.Provider, offer.OrganizationId.ToString());
        var own = await provider.PageAsync("/verwaltung/angebote?stand=eingereicht");
        Assert.NotEmpty(own.QuerySelectorAll("tbody tr"));
        Assert.Empty(own.QuerySelectorAll("input[name=vorschlag]"));
    }

    private static ProposalDesk ProviderOf(PortalFactory portal, OfferDocument offer) =>
        new(portal.Database, "traeger", OfferActor.Provider(offer.OrganizationId));

    /// <summary>Offers that could be published as they are, of a category that is no crisis help.</summary>
    private static async Task<IReadOnlyList<OfferDocument>> OffersAsync(PortalFactory portal, int count) =>
        [
            .. (await portal.Database.ReadAllAsync())
                .OfType<OfferDocument>()
                .Where(o => DocumentCheck.Of(o).All(f => f.Level == FindingLevel.Hint))
                .OrderBy(o => o.Name, StringComparer.Ordinal)
                .DistinctBy(o => o.OrganizationId)
                .Take(count),
        ];

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        AngleSharp.Dom.IDocument page,
        Dictionary<string, string?> typed
    )
    {
        var form = page.QuerySelector(Confirm)!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))
            .Concat(typed.Select(t => KeyValuePair.Create(t.Key, t.Value ?? "")));
        return await client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields), Cancel);
    }

    private static async Task<string> MainAsync(HttpClient client, string page) =>
        (await client.PageAsync(page)).QuerySelector("main")!.TextContent;

    private static Dictionary<string, string?> Typed(params (string Name, string? Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => t.Value, StringComparer.Ordinal);
}
