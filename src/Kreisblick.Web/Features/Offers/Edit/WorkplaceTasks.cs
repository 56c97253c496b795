using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.Ended;
using Kreisblick.Web.Features.Offers.Feeds;
using Kreisblick.Web.Features.Offers.FreeFields;
using Kreisblick.Web.Features.Offers.Links;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Providers;
using Kreisblick.Web.Features.Offers.Reports;
using Kreisblick.Web.Features.Offers.SearchLog;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>One thing that waits for a person: how many, what, and where to do it.</summary>
internal sealed record WorkplaceTask(int Count, string German, string Path);

/// <summary>What waits in the directory of offers, for the list of tasks at <c>/verwaltung</c>.</summary>
internal sealed class WorkplaceTasks(
    KreisblickDb db,
    OfferList list,
    ReportReader reports,
    DuplicateList duplicates,
    ProviderList providers,
    LinkList links,
    SearchReport searches,
    EndedOffers ended,
    Person person
)
{
    /// <returns>Null for people who have nothing to do with offers.</returns>
    public async Task<IReadOnlyList<WorkplaceTask>?> OfPersonAsync(CancellationToken cancellation)
    {
        if (!person.May(Rights.EditOffers))
            return null;
        var actor = OfferActor.Of(person);
        var tasks = new List<WorkplaceTask>();
        if (actor.MayReview)
        {
            tasks.Add(new(await reports.OpenCountAsync(cancellation), "Offene Meldungen", ReportLinks.List));
            tasks.Add(
                new(
                    await db.Set<Proposal>()
                        .CountAsync(
                            p => p.State == ProposalState.Submitted || p.State == ProposalState.InReview,
                            cancellation
                        ),
                    "Vorschläge zur Prüfung",
                    EditLinks.Queue
                )
            );
            tasks.Add(
                new(
                    await PublishFree.Unseen(db).CountAsync(cancellation),
                    "Sofort veröffentlichte Änderungen, noch nicht gesehen",
                    EditLinks.Queue
                )
            );
            tasks.Add(
                new((await duplicates.OpenAsync(db, cancellation)).Count, "Mögliche Doppel", DuplicateLinks.List)
            );
            tasks.Add(
                new(
                    await searches.VainAsync(cancellation),
                    "Suchen ohne Treffer in den letzten 30 Tagen, mindestens fünfmal",
                    SearchLogLinks.Searches
                )
            );
            tasks.Add(
                new(
                    await FeedDesk.Waiting(db).CountAsync(cancellation),
                    "Fremde Verzeichnisse mit Neuem oder gescheitertem Abruf",
                    FeedLinks.List
                )
            );
        }
        tasks.Add(new(await links.BrokenAsync(cancellation), "Links, die nicht gehen", LinkPages.Broken));
        tasks.Add(
            new(
                await providers.WaitingAsync(cancellation),
                "Angefangene oder zurückgegebene Angaben zu Trägern",
                ProviderLinks.List
            )
        );
        var withdrawn = new EndedQuery(
            null,
            EndReasons.All.Single(r => r.Reason == EndReason.Unconfirmed).Value,
            null,
            1
        );
        tasks.Add(
            new(
                (await ended.AllAsync(withdrawn, cancellation)).Count,
                "Von selbst zurückgezogen, weil niemand es bestätigt hat",
                withdrawn.Address
            )
        );
        foreach (
            var (query, german) in ((string, string)[])
                [
                    ("stand=zurueck", "Zurückgegebene Vorschläge"),
                    ("stand=entwurf", "Angefangene Entwürfe"),
                    ("ampel=rot", "Rote Ampel, lange nicht bestätigt oder nie geprüft"),
                    ("ampel=gelb", "Gelbe Ampel, bald fällig"),
                    ("ampel=plaetze", "Freie Plätze, deren Zahl zu erneuern ist"),
                ]
        )
        {
            var parts = query.Split('=');
            var found = await list.AllAsync(
                new ListQuery(
                    null,
                    parts[0] == "ampel" ? parts[1] : null,
                    parts[0] == "stand" ? parts[1] : null,
                    null,
                    1
                ),
                cancellation
            );
            tasks.Add(new(found.Count, german, $"{EditLinks.List}?{query}"));
        }
        return [.. tasks.Where(t => t.Count > 0)];
    }
}
