using Kreisblick.Web.Features.Offers.Documents;
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

    private IQueryable<RecordVersion> Of(RecordKind kind, Guid record) =>
        db.Set<RecordVersion>().AsNoTracking().Where(v => v.Kind == kind && v.RecordId == record);
}
