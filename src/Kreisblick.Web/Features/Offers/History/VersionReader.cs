using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.History;

/// <summary>One line of the history of a record.</summary>
internal sealed record VersionLine(int Number, DateTimeOffset When, string Who, string Why, int? RestoredFrom);

/// <summary>Reads the history of a record.</summary>
internal sealed class VersionReader(KreisblickDb db)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<VersionLine>> ListAsync(
        RecordKind kind,
        Guid record,
        CancellationToken cancellation
    ) =>
        await Of(kind, record)
            .OrderByDescending(v => v.Number)
            .Select(v => new VersionLine(v.Number, v.When, v.Who, v.Why, v.RestoredFrom))
            .ToListAsync(cancellation);

    public async Task<RecordDocument?> FindAsync(
        RecordKind kind,
        Guid record,
        int number,
        CancellationToken cancellation
    ) => (await Of(kind, record).SingleOrDefaultAsync(v => v.Number == number, cancellation))?.Document;

    /// <summary>Proposals for the record that nobody has decided or taken back, newest first.</summary>
    public async Task<IReadOnlyList<Proposal>> UnderWayAsync(
        RecordKind kind,
        Guid record,
        CancellationToken cancellation
    ) =>
        await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p => p.Kind == kind && p.RecordId == record)
            .Where(p =>
                p.State != ProposalState.Published
                && p.State != ProposalState.Refused
                && p.State != ProposalState.Withdrawn
            )
            .OrderByDescending(p => p.ChangedAt)
            .ToListAsync(cancellation);

    private IQueryable<RecordVersion> Of(RecordKind kind, Guid record) =>
        db.Set<RecordVersion>().AsNoTracking().Where(v => v.Kind == kind && v.RecordId == record);
}
