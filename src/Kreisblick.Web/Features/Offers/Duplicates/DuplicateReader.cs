using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>A merge that can be taken back.</summary>
internal sealed record MergeLineOfList(MergedOffer Merge, string Ended, string Kept, string Who);

/// <summary>A pair that was found not to be one offer.</summary>
internal sealed record ApartLine(DistinctOffers Pair, string One, string Other, string Who);

/// <summary>One field of the two offers, in words.</summary>
internal sealed record ComparedField(string Path, string Label, string? Kept, string? Other, bool TakesOther);

/// <summary>One side of the comparison.</summary>
internal sealed record ComparedOffer(Guid Id, string Name, string Provider, int Version, DateOnly? Assured);

internal sealed record ComparedPair(ComparedOffer Kept, ComparedOffer Other, IReadOnlyList<ComparedField> Fields);

/// <summary>Reads what the pages about duplicates show.</summary>
internal sealed class DuplicateReader(KreisblickDb db, DuplicateList list, DraftDesk desk, AccountDirectory accounts)
{
    private const int MostDecisions = 50;

    public Task<IReadOnlyList<NamedPair>> OpenAsync(CancellationToken cancellation) => list.OpenAsync(db, cancellation);

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<MergeLineOfList>> MergesAsync(CancellationToken cancellation)
    {
        var found = await db.Set<MergedOffer>()
            .AsNoTracking()
            .OrderByDescending(m => m.When)
            .Take(MostDecisions)
            .ToListAsync(cancellation);
        var names = await NamesAsync([.. found.SelectMany(m => new[] { m.Id, m.Into })], cancellation);
        var people = await accounts.NamesAsync(found.Select(m => m.Who), cancellation);
        return [.. found.Select(m => new MergeLineOfList(m, names[m.Id], names[m.Into], people[m.Who]))];
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<ApartLine>> ApartAsync(CancellationToken cancellation)
    {
        var found = await db.Set<DistinctOffers>()
            .AsNoTracking()
            .OrderByDescending(d => d.When)
            .Take(MostDecisions)
            .ToListAsync(cancellation);
        var names = await NamesAsync([.. found.SelectMany(d => new[] { d.First, d.Second })], cancellation);
        var people = await accounts.NamesAsync(found.Select(d => d.Who), cancellation);
        return [.. found.Select(d => new ApartLine(d, names[d.First], names[d.Second], people[d.Who]))];
    }

    /// <summary>Null: one of the two does not exist, has ended, or both are the same.</summary>
    public async Task<ComparedPair?> CompareAsync(Guid kept, Guid other, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var publication = new Publication(db);
        var change = desk.Change("Zum Vergleich gelesen");
        if (
            kept == other
            || await publication.CurrentAsync(RecordKind.Offer, kept, change, cancellation)
                is not
                (OfferDocument { HasEnded: false } stays, var keptVersion)
            || await publication.CurrentAsync(RecordKind.Offer, other, change, cancellation)
                is not
                (OfferDocument { HasEnded: false } ends, var otherVersion)
        )
            return null;
        await transaction.CommitAsync(cancellation);
        var words = await desk.WordsAsync(cancellation);
        return new ComparedPair(
            await SideAsync(stays, keptVersion, cancellation),
            await SideAsync(ends, otherVersion, cancellation),
            [
                .. new MergePlan(stays, ends).Lines.Select(l => new ComparedField(
                    l.Path,
                    FieldLabels.Of(l.Path, l.Other ?? l.Kept).Text,
                    words.Of(l.Path, l.Kept),
                    words.Of(l.Path, l.Other),
                    l.TakesOther
                )),
            ]
        );
    }

    private async Task<ComparedOffer> SideAsync(OfferDocument offer, int version, CancellationToken cancellation)
    {
        var row = await db.Set<Service>()
            .Where(s => s.Id == offer.Id)
            .Select(s => new { s.AssuredDate, Provider = s.Organization!.Name })
            .SingleAsync(cancellation);
        return new ComparedOffer(offer.Id, offer.Title, row.Provider, version, row.AssuredDate);
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(Guid[] ids, CancellationToken cancellation) =>
        await db.Set<Service>()
            .Where(s => EF.Parameter(ids).Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.Name, cancellation);
}
