using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Offers.FreeFields;

/// <summary>One change that went out at once and that no editor has seen.</summary>
internal sealed record UnseenChange(
    Guid Proposal,
    Guid Offer,
    string Title,
    string Provider,
    int Version,
    DateTimeOffset When
)
{
    /// <summary>What changed, on the page of the offer.</summary>
    public string Path => $"{EditLinks.Record(Offer)}?fassung={Version}#fassungen";
}

/// <summary>
/// Publishes what a provider has handed in, at once, where it keeps to free fields; the editors are told. Whatever
/// stands in the way leaves the proposal where it is: with the editors.
/// </summary>
internal sealed class PublishFree(
    KreisblickDb db,
    FreeFieldRules rules,
    MailOutbox outbox,
    IOptions<PortalOptions> portal
)
{
    public const string Mail = "angebot-sofort-geaendert";

    /// <returns>Whether it is published.</returns>
    public async Task<bool> TryAsync(Guid id, OfferActor actor, ChangeContext change, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var done = await PublishAsync(id, actor, change, cancellation);
            if (done)
                await transaction.CommitAsync(cancellation);
            return done;
        }
        catch (DbUpdateException)
        {
            // Somebody published or took it in this moment.
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What went out at once, newest first, until an editor has seen it.</summary>
    public async Task<IReadOnlyList<UnseenChange>> UnseenAsync(CancellationToken cancellation)
    {
        var found = await Unseen(db)
            .OrderByDescending(p => p.DecidedAt)
            .Join(
                db.Set<Organization>(),
                p => p.OwnerId,
                o => o.Id,
                (p, o) =>
                    new
                    {
                        p.Id,
                        p.RecordId,
                        p.Title,
                        o.Name,
                        p.PublishedVersion,
                        p.DecidedAt,
                    }
            )
            .ToListAsync(cancellation);
        return
        [
            .. found.Select(p => new UnseenChange(
                p.Id,
                p.RecordId,
                p.Title,
                p.Name,
                p.PublishedVersion!.Value,
                p.DecidedAt!.Value
            )),
        ];
    }

    public static IQueryable<Proposal> Unseen(KreisblickDb db) =>
        db.Set<Proposal>().Where(p => p.AtOnce && p.SeenAt == null && p.State == ProposalState.Published);

    /// <returns>False: there is no such change.</returns>
    public async Task<bool> SeeAsync(Guid id, ChangeContext change, CancellationToken cancellation)
    {
        if (
            await db.Set<Proposal>().SingleOrDefaultAsync(p => p.Id == id && p.AtOnce, cancellation) is not { } proposal
        )
            return false;
        proposal.See(change.When);
        db.Audit(change, "offers", "seen", "proposal", id.ToString(), new { proposal.RecordId });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private async Task<bool> PublishAsync(
        Guid id,
        OfferActor actor,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (
            await new ProposalSteps(db).FindAsync(id, actor, cancellation)
                is not { State: ProposalState.Submitted, Kind: RecordKind.Offer } proposal
            || await new Publication(db).CurrentAsync(proposal.Kind, proposal.RecordId, change, cancellation)
                is not var (published, version)
            // Two changes at once are an editor's matter.
            || version != proposal.BaseVersion
            || published is OfferDocument { HasEnded: true }
            || !await rules.CoverAsync(published, proposal.Document, cancellation)
            || DocumentCheck
                .Of(proposal.Document)
                .Concat(await new ReferenceCheck(db).OfAsync(proposal.Document, cancellation))
                .Any(f => f.Level != FindingLevel.Hint)
        )
            return false;
        var fields = DocumentDifferences.Between(published, proposal.Document);
        var done = await new Publication(db).ApplyAsync(
            [new PublicationItem(proposal.Document) { ProposalId = id }],
            change,
            cancellation
        );
        proposal.PublishAtOnce(done[0].Version, change.When);
        await TellAsync(proposal, fields, done[0].Version, change, cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.Set<ProposalSave>().Where(s => s.ProposalId == id).ExecuteDeleteAsync(cancellation);
        return true;
    }

    private async Task TellAsync(
        Proposal proposal,
        IReadOnlyList<FieldDifference> fields,
        int version,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (!EmailAddress.TryParse(portal.Value.Mail, out var office, out _))
            return;
        var provider = await db.Set<Organization>()
            .Where(o => o.Id == proposal.OwnerId)
            .Select(o => o.Name)
            .SingleAsync(cancellation);
        outbox.Enqueue(
            change,
            office,
            Mail,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["angebot"] = Line(proposal.Title),
                ["traeger"] = Line(provider),
                ["felder"] = string.Join(
                    '\n',
                    fields.Select(f => "- " + FieldLabels.Of(f.Path).Text).Distinct(StringComparer.Ordinal)
                ),
                ["pfad"] = $"{EditLinks.Record(proposal.RecordId)}?fassung={version}",
            }
        );
    }

    private static string Line(string text) => new([.. text.Where(c => !char.IsControl(c))]);
}
