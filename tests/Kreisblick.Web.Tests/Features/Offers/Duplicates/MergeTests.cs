using System.Net;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Proposals;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Duplicates;

/// <summary>Two offers become one, field by field; nothing of either is lost, and it can be taken back.</summary>
public sealed class MergeTests(Databases databases) : IClassFixture<Databases>
{
    private const string List = "/verwaltung/dubletten";
    private const string Together = "main form[action*=zusammen]";
    private static readonly ChangeContext Change = DocumentDatabase.Change;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_pair_is_found_compared_merged_and_parted_again(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var (kept, other) = await TwinsAsync(portal);
        await DraftAsync(portal, other);
        using var anyone = portal.CreateClient(new() { AllowAutoRedirect = false });
        using var follows = portal.CreateClient();
        var address = await AddressAsync(portal, other.Id);
        var pair = DuplicateLinks.Pair(kept.Id, other.Id);

        var list = await editor.PageAsync(List);
        var row = list.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains(other.Name, StringComparison.Ordinal));
        Assert.Contains("gleicher Ort und ähnlicher Name", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mögliche Doppel", await MainAsync(editor, "/verwaltung"), StringComparison.Ordinal);

        // The usual choice takes what the other one has more, and never the other name.
        using var merged = await editor.SendFormAsync(pair, Typed(), Together);
        Assert.Equal(List + "?fertig=zusammengefuehrt", merged.Headers.Location!.ToString());
        var now = await portal.Database.OfferAsync(kept.Id);
        Assert.Equal(kept.Name, now.Name);
        Assert.Equal(
            kept.Phones.Select(p => p.Number).Append("03601 555555").Order(StringComparer.Ordinal),
            now.Phones.Select(p => p.Number).Order(StringComparer.Ordinal)
        );
        Assert.Equal(kept.Terms.Count, now.Terms.Count);
        Assert.Equal(ServiceStatus.Defunct, (await portal.Database.OfferAsync(other.Id)).Status);
        await using (var db = portal.Database.Context())
        {
            var draft = await db.Set<Proposal>().SingleAsync(p => p.RecordId == other.Id, Cancel);
            Assert.Equal(
                (ProposalState.Withdrawn, true),
                (draft.State, draft.Reason!.Contains(kept.Name, StringComparison.Ordinal))
            );
            Assert.Single(await db.Set<AuditEvent>().Where(e => e.Action == "merged").ToListAsync(Cancel));
        }
        Assert.DoesNotContain(
            other.Name,
            await MainAsync(editor, List + "?seite=1", "table"),
            StringComparison.Ordinal
        );
        using (var led = await anyone.GetAsync(address, Cancel))
        {
            Assert.Equal(HttpStatusCode.MovedPermanently, led.StatusCode);
            Assert.Equal("no-cache", led.Headers.CacheControl!.ToString());
            Assert.Contains(
                kept.Name,
                await MainAsync(anyone, led.Headers.Location!.ToString()),
                StringComparison.Ordinal
            );
        }
        Assert.Contains(
            $"zusammengeführt",
            await MainAsync(editor, $"/verwaltung/angebote/{other.Id}"),
            StringComparison.Ordinal
        );

        using var parted = await editor.SendFormAsync(List, Typed(), "main form[action*=trennen]");
        Assert.Equal(List + "?fertig=getrennt", parted.Headers.Location!.ToString());
        Assert.Equal(Json(kept), Json(await portal.Database.OfferAsync(kept.Id)));
        Assert.Equal(Json(other), Json(await portal.Database.OfferAsync(other.Id)));
        Assert.Contains(other.Name, await MainAsync(follows, address), StringComparison.Ordinal);

        using var apart = await editor.SendFormAsync(pair, Typed(), "main form[action*=verschieden]");
        Assert.Equal(List + "?fertig=verschieden", apart.Headers.Location!.ToString());
        var after = await editor.PageAsync(List);
        Assert.DoesNotContain(
            after.QuerySelectorAll("tbody tr"),
            r => r.TextContent.Contains(other.Name, StringComparison.Ordinal)
        );
        Assert.Contains(other.Name, after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_read_and_what_waits_for_a_decision_is_not_merged()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        var (kept, other) = await TwinsAsync(portal);
        var (one, two) = (await ReadAsync(portal, kept), await ReadAsync(portal, other));
        Assert.Equal(
            RefusalKind.NotAllowed,
            Kind(await MergeAsync(portal, one, two, OfferActor.Provider(kept.OrganizationId)))
        );
        Assert.Equal(RefusalKind.Unknown, Kind(await MergeAsync(portal, one, one)));
        Assert.Equal(RefusalKind.Unknown, Kind(await MergeAsync(portal, one, two with { Id = Guid.CreateVersion7() })));

        await portal.Database.PublishAsync(other with { Alert = "Heute zu" });
        Assert.Equal(RefusalKind.ChangedMeanwhile, Kind(await MergeAsync(portal, one, two)));
        two = await ReadAsync(portal, other);
        await DeskOf(portal, other).ProposeAsync(other, o => o with { Name = "Neuer Name" });
        Assert.Contains("wartet ein Vorschlag", Message(await MergeAsync(portal, one, two)), StringComparison.Ordinal);
        // Nothing of it has happened.
        await using var db = portal.Database.Context();
        Assert.Empty(await db.Set<MergedOffer>().ToListAsync(Cancel));
        Assert.Equal(ServiceStatus.Active, (await portal.Database.OfferAsync(other.Id)).Status);
    }

    [Fact]
    public async Task Taking_back_keeps_what_was_changed_since_and_an_address_leads_over_two_merges()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        var (kept, other) = await TwinsAsync(portal);
        var third = await CopyAsync(portal, kept, kept.Name + " dritte");
        Assert.IsType<MergeOutcome.Merged>(
            await MergeAsync(portal, await ReadAsync(portal, other), await ReadAsync(portal, third))
        );
        Assert.IsType<MergeOutcome.Merged>(
            await MergeAsync(portal, await ReadAsync(portal, kept), await ReadAsync(portal, other))
        );
        await using (var db = portal.Database.Context())
            Assert.Equal(kept.Id, await MergedOffer.TodayAsync(db, third.Id, Cancel));

        await portal.Database.PublishAsync((await portal.Database.OfferAsync(kept.Id)) with { Alert = "Neu gebaut" });
        await using (var db = portal.Database.Context())
        {
            var undo = new MergeOffers(db);
            Assert.Equal(
                UnmergeOutcome.NotAllowed,
                await undo.UnmergeAsync(other.Id, OfferActor.Provider(kept.OrganizationId), Change, Cancel)
            );
            Assert.Equal(UnmergeOutcome.Unknown, await undo.UnmergeAsync(kept.Id, OfferActor.Editor, Change, Cancel));
            Assert.Equal(
                UnmergeOutcome.OtherOnly,
                await undo.UnmergeAsync(other.Id, OfferActor.Editor, Change, Cancel)
            );
        }
        Assert.Equal("Neu gebaut", (await portal.Database.OfferAsync(kept.Id)).Alert);
        Assert.Equal(ServiceStatus.Active, (await portal.Database.OfferAsync(other.Id)).Status);
        await using (var db = portal.Database.Context())
            Assert.Equal(other.Id, await MergedOffer.TodayAsync(db, third.Id, Cancel));
    }

    [Fact]
    public async Task Nobody_moves_the_contacts_of_crisis_help_alone()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        OfferDocument crisis;
        await using (var db = portal.Database.Context())
            crisis = await portal.Database.OfferAsync(
                await db.Published()
                    .Where(s => s.Attributes.Any(a => a.TaxonomyTerm!.Code!.StartsWith("01.")))
                    .Select(s => s.Id)
                    .FirstAsync(Cancel)
            );
        var copy = await CopyAsync(portal, crisis, crisis.Name + " zwei");
        var (one, two) = (await ReadAsync(portal, crisis), await ReadAsync(portal, copy));
        var phone = new MergePlan(crisis, copy).Lines.Single(l =>
            l.Path.StartsWith("phones/", StringComparison.Ordinal) && l.TakesOther
        );
        Assert.Contains(
            "Krisenhilfe",
            Message(await MergeAsync(portal, one, two, fromOther: [phone.Path])),
            StringComparison.Ordinal
        );
        Assert.IsType<MergeOutcome.Merged>(await MergeAsync(portal, one, two));
    }

    [Fact]
    public async Task Every_choice_of_sides_gives_an_offer_whose_ids_are_its_own()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        var offers = (await portal.Database.ReadAllAsync()).OfType<OfferDocument>().ToList();
        var random = new Random(7);
        foreach (var kept in offers.Take(40))
        {
            var other = offers[random.Next(offers.Count)];
            if (other.Id == kept.Id)
                continue;
            var plan = new MergePlan(kept, other);
            Assert.Equal(Json(kept), Json(plan.Merge(new HashSet<string>(StringComparer.Ordinal))));
            var all = plan.Merge(plan.Lines.Select(l => l.Path).ToHashSet(StringComparer.Ordinal));
            // All from the other side: it says what the other one says, and has none of its parts.
            Assert.Equal(other.Name, all.Name);
            Assert.Equal(other.Phones.Select(p => p.Number), all.Phones.Select(p => p.Number));
            Assert.Empty(all.Phones.Select(p => p.Id).Intersect(other.Phones.Select(p => p.Id)));
            Assert.Empty(all.Places.Select(p => p.Id).Intersect(other.Places.Select(p => p.Id)));
            Assert.Equal(other.Terms.Select(t => t.Term).Order(), all.Terms.Select(t => t.Term).Order());
            var some = plan.Merge(
                plan.Lines.Where(_ => random.Next(2) == 0).Select(l => l.Path).ToHashSet(StringComparer.Ordinal)
            );
            Assert.Equal(kept.Id, some.Id);
            Assert.Equal(some.Terms.Count, some.Terms.DistinctBy(t => t.Id).Count());
        }
    }

    /// <summary>An offer and one that is the same with another name and one more number.</summary>
    private static async Task<(OfferDocument Kept, OfferDocument Other)> TwinsAsync(PortalFactory portal)
    {
        var kept = (await portal.Database.ReadAllAsync())
            .OfType<OfferDocument>()
            .Where(o => o.Places is [{ Location.Point: not null }, ..] && o.Phones.Count > 0)
            .Where(o => DocumentCheck.Of(o).All(f => f.Level == FindingLevel.Hint))
            .OrderBy(o => o.Name, StringComparer.Ordinal)
            .First();
        return (kept, await CopyAsync(portal, kept, kept.Name + " e. V."));
    }

    private static async Task<OfferDocument> CopyAsync(PortalFactory portal, OfferDocument offer, string name)
    {
        var id = Guid.CreateVersion7();
        await portal.Database.PublishAsync(
            new OfferDocument
            {
                Id = id,
                OrganizationId = offer.OrganizationId,
                Name = name,
                Description = offer.Description,
                Terms = [.. offer.Terms.Select(t => t with { Id = DocumentIds.OfTerm(id, t.Term) })],
                Phones =
                [
                    .. offer.Phones.Select(p => new DocumentPhone
                    {
                        Id = Guid.CreateVersion7(),
                        Number = p.Number,
                        Description = p.Description,
                        Type = p.Type,
                    }),
                    new DocumentPhone { Id = Guid.CreateVersion7(), Number = "03601 555555" },
                ],
                Places =
                [
                    .. offer.Places.Select(p => new DocumentPlace
                    {
                        Id = Guid.CreateVersion7(),
                        Location = p.Location,
                    }),
                ],
            }
        );
        return await portal.Database.OfferAsync(id);
    }

    private static ProposalDesk DeskOf(PortalFactory portal, OfferDocument offer) =>
        new(portal.Database, "traeger", OfferActor.Provider(offer.OrganizationId));

    private static async Task DraftAsync(PortalFactory portal, OfferDocument offer) =>
        await DeskOf(portal, offer).StartAsync(offer);

    private static async Task<ReadOffer> ReadAsync(PortalFactory portal, OfferDocument offer)
    {
        await using var db = portal.Database.Context();
        return new ReadOffer(
            offer.Id,
            await db.Set<Kreisblick.Web.Features.Offers.History.RecordVersion>()
                .Where(v => v.RecordId == offer.Id)
                .Select(v => (int?)v.Number)
                .MaxAsync(Cancel)
                ?? 1
        );
    }

    private static async Task<MergeOutcome> MergeAsync(
        PortalFactory portal,
        ReadOffer kept,
        ReadOffer other,
        OfferActor? actor = null,
        string[]? fromOther = null
    )
    {
        await using var db = portal.Database.Context();
        return await new MergeOffers(db).MergeAsync(
            kept,
            other,
            (fromOther ?? []).ToHashSet(StringComparer.Ordinal),
            actor ?? OfferActor.Editor,
            Change,
            Cancel
        );
    }

    private static RefusalKind Kind(MergeOutcome outcome) => Assert.IsType<MergeOutcome.Refused>(outcome).Refusal.Kind;

    private static string Message(MergeOutcome outcome) => Assert.IsType<MergeOutcome.Refused>(outcome).Refusal.Message;

    private static string Json(OfferDocument offer) => DocumentJson.Write(offer);

    private static async Task<string> AddressAsync(PortalFactory portal, Guid offer)
    {
        await using var db = portal.Database.Context();
        var id = await db.Set<Service>().Where(s => s.Id == offer).Select(s => s.PublicId).SingleAsync(Cancel);
        return $"/hilfe/angebot-{id.Value}";
    }

    private static async Task<string> MainAsync(HttpClient client, string page, string part = "main")
    {
        var element = (await client.PageAsync(page)).QuerySelector(part);
        return element?.TextContent ?? "";
    }

    private static Dictionary<string, string?> Typed() => new(StringComparer.Ordinal);
}
