using System.Net;
using AngleSharp.Dom;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Ended;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Proposals;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Ended;

/// <summary>What is no longer in the portal is listed with its reason and comes back by a proposal.</summary>
public sealed class EndedOffersTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/angebote/beendet";
    private const string TakeUp = "form[action*=aufnehmen]";
    private static readonly DateTimeOffset Now = FixedTime.WednesdayMorning;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_ended_offer_stands_there_with_reason_and_day_for_those_who_keep_it(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        var offers = await FourAsync(portal);
        using var editor = await portal.SignedInAsync(Role.Editor);
        Assert.NotNull((await editor.PageAsync("/verwaltung/angebote")).QuerySelector($"main a[href='{List}']"));

        var page = await editor.PageAsync(List);
        string[] words =
        [
            "weil niemand es bestätigt hat",
            "der letzte Tag ist vorbei",
            "ruht, vielleicht später wieder",
            "gibt es nicht mehr",
        ];
        foreach (var (offer, index) in offers.Select((o, i) => (o, i)))
        {
            var cells = Row(page, offer).QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList();
            Assert.Contains(words[index], cells[1], StringComparison.Ordinal);
            Assert.Equal(Now.AddDays(index - 9).ToString("dd.MM.yyyy", null), cells[2]);
        }
        // The last one ended last.
        Assert.Equal(offers.Reverse().Select(o => o.Id), Ids(page).Where(id => offers.Any(o => o.Id == id)));
        Assert.Equal(
            offers.Select(o => o.Id),
            Ids(await editor.PageAsync(List + "?sort=seit")).Where(id => offers.Any(o => o.Id == id))
        );
        Assert.Equal([offers[0].Id], Ids(await editor.PageAsync(List + "?grund=unbestaetigt")));
        Assert.Equal(
            [offers[2].Id],
            Ids(await editor.PageAsync($"{List}?grund=ruht&q={Uri.EscapeDataString(offers[2].Name)}"))
        );
        Assert.Contains(
            "Von selbst zurückgezogen",
            (await editor.PageAsync("/verwaltung")).QuerySelector($"a[href='{List}?grund=unbestaetigt']")!.TextContent,
            StringComparison.Ordinal
        );

        using var provider = await portal.SignedInAsync(Role.Provider, offers[1].OrganizationId.ToString());
        var own = Ids(await provider.PageAsync(List));
        Assert.Contains(offers[1].Id, own);
        Assert.DoesNotContain(offers[0].Id, own);
        var foreign = await provider.SendFormAsync(List, Names(offers[0]), TakeUp);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Taking_up_again_is_a_proposal_and_an_editor_does_not_publish_the_own_one(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        var offers = await FourAsync(portal);
        using var visitor = portal.CreateClient(new() { AllowAutoRedirect = false });
        using var editor = await portal.SignedInAsync(Role.Editor);
        var proposal = await TakeUpAsync(portal, editor, offers[1]);
        Assert.Equal((ProposalState.Submitted, ServiceStatus.Active), (proposal.State, Document(proposal).Status));
        Assert.Null(Document(proposal).EndsOn);
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(portal, visitor, offers[1]));
        Assert.Contains(
            "eingereicht",
            Row(await editor.PageAsync(List), offers[1]).TextContent,
            StringComparison.Ordinal
        );
        // A second press finds what is under way.
        var again = await editor.SendFormAsync(List, Names(offers[1]), TakeUp);
        Assert.Equal($"/verwaltung/angebote/entwurf/{proposal.Id}", again.Headers.Location!.ToString());

        var alone = new ProposalDesk(portal.Database, proposal.Author, OfferActor.Editor);
        var revision = await alone.TakeAsync(proposal.Id, proposal.Revision);
        var refused = Assert.IsType<Web.Features.Offers.Review.PublishOutcome.Refused>(
            await alone.PublishAsync(proposal.Id, revision)
        );
        Assert.Equal(RefusalKind.SecondPerson, refused.Refusal.Kind);
        var second = new ProposalDesk(portal.Database, "editor-2", OfferActor.Editor);
        await second.PublishAsync(proposal.Id, await second.TakeAsync(proposal.Id, revision));
        Assert.Equal(HttpStatusCode.MovedPermanently, await StatusAsync(portal, visitor, offers[1]));
        Assert.DoesNotContain(offers[1].Id, Ids(await editor.PageAsync(List)));

        using var provider = await portal.SignedInAsync(Role.Provider, offers[0].OrganizationId.ToString());
        var asked = await TakeUpAsync(portal, provider, offers[0]);
        Assert.Equal(ProposalState.Submitted, asked.State);
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(portal, visitor, offers[0]));
        Assert.NotNull(
            (await editor.PageAsync("/verwaltung/pruefung")).QuerySelector($"a[href='/verwaltung/pruefung/{asked.Id}']")
        );
    }

    [Theory, EachDatabase]
    public async Task After_24_months_an_offer_is_in_the_archive_and_still_comes_back(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        var offers = await FourAsync(portal);
        Assert.Equal(0, await ArchiveAsync(portal, Now.AddDays(-9).AddMonths(24)));
        // The first two ended nine and eight days ago.
        Assert.Equal(2, await ArchiveAsync(portal, Now.AddDays(-8).AddMonths(24).AddMinutes(1)));
        Assert.Equal(0, await ArchiveAsync(portal, Now.AddDays(-8).AddMonths(24).AddMinutes(2)));
        await using var db = portal.Database.Context();
        Assert.Equal(
            offers.Take(2).Select(o => o.Id.ToString()).Order(StringComparer.Ordinal),
            (await db.Set<AuditEvent>().Where(e => e.Action == "archived").Select(e => e.ObjectId).ToListAsync(Cancel))
                .OfType<string>()
                .Order(StringComparer.Ordinal)
        );

        using var editor = await portal.SignedInAsync(Role.Editor);
        var ended = Ids(await editor.PageAsync(List)).ToList();
        Assert.DoesNotContain(offers[0].Id, ended);
        Assert.Contains(offers[2].Id, ended);
        var archive = await editor.PageAsync(List + "?stand=archiv");
        Assert.Equal([offers[1].Id, offers[0].Id], Ids(archive));
        Assert.Contains("im Archiv seit", Row(archive, offers[0]).TextContent, StringComparison.Ordinal);
        var all = await editor.PageAsync("/verwaltung/angebote?stand=beendet&je=200");
        Assert.Null(all.QuerySelector($"a[href$='{offers[0].Id}']"));
        Assert.NotNull(all.QuerySelector($"a[href$='{offers[2].Id}']"));

        using var visitor = portal.CreateClient(new() { AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(portal, visitor, offers[0]));
        Assert.Equal(HttpStatusCode.Gone, await ServiceAsync(visitor, offers[0]));
        Assert.Equal(HttpStatusCode.OK, await ServiceAsync(visitor, offers[2]));

        var proposal = await TakeUpAsync(portal, editor, offers[0], List + "?stand=archiv");
        var second = new ProposalDesk(portal.Database, "editor-2", OfferActor.Editor, portal.Time);
        await second.PublishAsync(proposal.Id, await second.TakeAsync(proposal.Id, proposal.Revision));
        Assert.Null(
            await db.Set<Service>().Where(s => s.Id == offers[0].Id).Select(s => s.ArchivedAt).SingleAsync(Cancel)
        );
        Assert.Equal(HttpStatusCode.OK, await ServiceAsync(visitor, offers[0]));
    }

    private static async Task<HttpStatusCode> ServiceAsync(HttpClient visitor, OfferDocument offer) =>
        (await visitor.GetAsync($"/api/hsds/v3/services/{offer.Id}", Cancel)).StatusCode;

    private static async Task<int> ArchiveAsync(PortalFactory portal, DateTimeOffset now)
    {
        portal.Time.Now = now;
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Archiving>().RunAsync(Cancel);
    }

    /// <summary>Offers of four providers: withdrawn by the portal, over, resting, gone; a day apart.</summary>
    private static async Task<IReadOnlyList<OfferDocument>> FourAsync(PortalFactory portal)
    {
        var offers = (await portal.Database.ReadAllAsync())
            .OfType<OfferDocument>()
            .Where(o => o.Status == ServiceStatus.Active && o.Places.All(p => !p.Location.Protected))
            .DistinctBy(o => o.OrganizationId)
            .Take(4)
            .ToList();
        await EndAsync(0, Withdrawals.Actor, o => o with { Status = ServiceStatus.Inactive });
        await EndAsync(
            1,
            ChangeContext.Job,
            o => o with { Status = ServiceStatus.Inactive, EndsOn = DateOnly.FromDateTime(Now.AddDays(-9).Date) }
        );
        await EndAsync(2, "editor-1", o => o with { Status = ServiceStatus.Inactive });
        await EndAsync(3, "editor-1", o => o with { Status = ServiceStatus.Defunct });
        return offers;

        Task EndAsync(int index, string who, Func<OfferDocument, OfferDocument> end) =>
            portal.Database.PublishAsync(
                end(offers[index]),
                new ChangeContext(who, "Ende", Now.AddDays(index - 9), "test")
            );
    }

    private static async Task<Proposal> TakeUpAsync(
        PortalFactory portal,
        HttpClient client,
        OfferDocument offer,
        string page = List
    )
    {
        var sent = await client.SendFormAsync(page, Names(offer), TakeUp);
        Assert.Equal(List + "?fertig=gesendet", sent.Headers.Location!.ToString());
        await using var db = portal.Database.Context();
        return await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.RecordId == offer.Id, Cancel);
    }

    private static Dictionary<string, string?> Names(OfferDocument offer) =>
        new(StringComparer.Ordinal) { ["angebot"] = offer.Id.ToString() };

    private static OfferDocument Document(Proposal proposal) => (OfferDocument)proposal.Document;

    private static async Task<HttpStatusCode> StatusAsync(PortalFactory portal, HttpClient visitor, OfferDocument offer)
    {
        await using var db = portal.Database.Context();
        var id = await db.Set<Service>().Where(s => s.Id == offer.Id).Select(s => s.PublicId).SingleAsync(Cancel);
        return (await visitor.GetAsync($"/hilfe/angebot-{id.Value}", Cancel)).StatusCode;
    }

    private static IElement Row(IDocument page, OfferDocument offer) =>
        page.QuerySelectorAll("tbody tr")
            .Single(r => r.InnerHtml.Contains(offer.Id.ToString(), StringComparison.Ordinal));

    private static IEnumerable<Guid> Ids(IDocument page) =>
        page.QuerySelectorAll("tbody th a").Select(a => Guid.Parse(a.GetAttribute("href")!.Split('/')[^1]));
}
