using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Publishing;

/// <summary>
/// The one way into the public tables: writes documents, keeps each as a version, gives offers at a changed place a
/// version too, notes who and why, and moves the counter that search and interface follow. All in the transaction of
/// the caller, so that a stop in between leaves nothing half-done.
/// </summary>
internal sealed class Publication(KreisblickDb db)
{
    private const string FoundState = "Stand vor dieser Änderung";

    /// <exception cref="DbUpdateException">Somebody else published the same record in this moment.</exception>
    public async Task<IReadOnlyList<PublishedRecord>> ApplyAsync(
        IReadOnlyList<PublicationItem> items,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Publishing needs the transaction of the caller.");
        items = [.. items.Select(i => i with { Document = CanonicalDocument.Of(i.Document) })];
        var sharing = await OffersAtChangedPlacesAsync(items, cancellation);
        var rows = await LoadAsync([.. items.Select(i => i.Document), .. sharing], tracked: true, cancellation);
        var reader = new DocumentReader(rows);

        var written = new List<(PublicationItem Item, RecordDocument? Before)>();
        foreach (var item in items)
        {
            var before = reader.Read(item.Document.Kind, item.Document.Id);
            written.Add((item with { Document = WithEnd(item.Document, before, rows, change.When) }, before));
        }
        foreach (var offer in sharing)
            written.Add((new PublicationItem(offer), reader.Offer(offer.Id)));

        var numbers = await KeepFoundStatesAsync(written, change, cancellation);
        await new DocumentWriter(db, rows, change.When).WriteAsync(
            [.. written.Select(w => (w.Item.Document, w.Before))],
            [],
            [],
            cancellation
        );
        var published = new List<PublishedRecord>();
        foreach (var (item, before) in written)
            published.Add(Keep(item, before, numbers, change));
        await new AddressEraser(db).EraseAsync(written, change, cancellation);
        db.Changed(OfferIndex.Counter);
        await db.SaveChangesAsync(cancellation);
        return [.. published.Take(items.Count)];
    }

    /// <summary>Takes records away as if they had never been there: for taking back what brought them in.</summary>
    public async Task RemoveAsync(
        IReadOnlyCollection<Guid> offers,
        IReadOnlyCollection<Guid> providers,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var rows = await DocumentRows.LoadAsync(db, offers, providers, tracked: true, cancellation);
        await new DocumentWriter(db, rows, change.When).WriteAsync([], offers, providers, cancellation);
        foreach (var id in offers)
            db.Audit(change, "offers", "removed", "offer", id.ToString());
        foreach (var id in providers)
            db.Audit(change, "offers", "removed", "provider", id.ToString());
        db.Changed(OfferIndex.Counter);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What is published now; a state that no version holds yet (old data, a seed) becomes one.</summary>
    /// <returns>Document and number of its version; null where there is no such record.</returns>
    public async Task<(RecordDocument Document, int Version)?> CurrentAsync(
        RecordKind kind,
        Guid id,
        ChangeContext change,
        CancellationToken cancellation
    ) =>
        (await CurrentAsync([(kind, id)], change, cancellation)).TryGetValue((kind, id), out var current)
            ? current
            : null;

    /// <summary>Of many records at once; those that do not exist are left out.</summary>
    public async Task<IReadOnlyDictionary<(RecordKind, Guid), (RecordDocument Document, int Version)>> CurrentAsync(
        IReadOnlyCollection<(RecordKind Kind, Guid Id)> records,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var rows = await DocumentRows.LoadAsync(
            db,
            [.. records.Where(r => r.Kind == RecordKind.Offer).Select(r => r.Id)],
            [.. records.Where(r => r.Kind == RecordKind.Provider).Select(r => r.Id)],
            tracked: false,
            cancellation
        );
        var reader = new DocumentReader(rows);
        List<RecordDocument> found = [.. records.Select(r => reader.Read(r.Kind, r.Id)).OfType<RecordDocument>()];
        var numbers = await KeepFoundStatesAsync(
            [.. found.Select(d => (new PublicationItem(d), (RecordDocument?)d))],
            change,
            cancellation
        );
        await db.SaveChangesAsync(cancellation);
        return found.ToDictionary(d => (d.Kind, d.Id), d => (d, numbers[(d.Kind, d.Id)]));
    }

    private PublishedRecord Keep(
        PublicationItem item,
        RecordDocument? before,
        Dictionary<(RecordKind, Guid), int> numbers,
        ChangeContext change
    )
    {
        var document = item.Document;
        var number = numbers[(document.Kind, document.Id)] + 1;
        db.Add(
            new RecordVersion(document, number, change)
            {
                ProposalId = item.ProposalId,
                RestoredFrom = item.RestoredFrom,
            }
        );
        if (item.Confirmed is { } confirmed && document is OfferDocument)
        {
            var service = db.Entry(db.Set<Service>().Local.FindEntry(document.Id)!.Entity);
            service.Property(s => s.AssuredDate).CurrentValue = confirmed.On;
            service.Property(s => s.AssurerEmail).CurrentValue = confirmed.By;
        }
        // Which fields, never what stands in them: the trail is read by more people than the record.
        db.Audit(
            change,
            "offers",
            "published",
            document.Kind == RecordKind.Offer ? "offer" : "provider",
            document.Id.ToString(),
            new
            {
                version = number,
                item.ProposalId,
                item.RestoredFrom,
            }
        );
        return new PublishedRecord(document, before, number);
    }

    /// <summary>Versions are complete only if what was there before is one of them.</summary>
    private async Task<Dictionary<(RecordKind, Guid), int>> KeepFoundStatesAsync(
        IReadOnlyList<(PublicationItem Item, RecordDocument? Before)> written,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        Guid[] ids = [.. written.Select(w => w.Item.Document.Id)];
        var newest = await db.Set<RecordVersion>()
            .AsNoTracking()
            .Where(v => EF.Parameter(ids).Contains(v.RecordId))
            .Where(v =>
                v.Number
                == db.Set<RecordVersion>().Where(x => x.Kind == v.Kind && x.RecordId == v.RecordId).Max(x => x.Number)
            )
            .Select(v => new
            {
                v.Kind,
                v.RecordId,
                v.Number,
                v.Json,
            })
            .ToDictionaryAsync(v => (v.Kind, v.RecordId), cancellation);
        var numbers = new Dictionary<(RecordKind, Guid), int>();
        foreach (var (item, before) in written)
        {
            var key = (item.Document.Kind, item.Document.Id);
            var last = newest.GetValueOrDefault(key);
            var number = last?.Number ?? 0;
            if (before is not null && last?.Json != DocumentJson.Write(before))
                db.Add(new RecordVersion(before, ++number, change with { Who = "kreisblick", Why = FoundState }));
            numbers[key] = number;
        }
        return numbers;
    }

    /// <summary>An ended offer knows since when, an active one does not end.</summary>
    private static RecordDocument WithEnd(
        RecordDocument document,
        RecordDocument? before,
        DocumentRows rows,
        DateTimeOffset now
    )
    {
        if (document is not OfferDocument offer)
            return document;
        if (!offer.HasEnded)
            return offer with { EndedAt = null };
        // Older rows ended without saying when: their last change was the end.
        var since = before is OfferDocument { HasEnded: true } ? rows.Services[offer.Id].LastModified : now;
        return CanonicalDocument.Of(offer with { EndedAt = offer.EndedAt ?? since });
    }

    /// <summary>Offers outside of the publication at places whose content it changes, with the new content.</summary>
    private async Task<IReadOnlyList<OfferDocument>> OffersAtChangedPlacesAsync(
        IReadOnlyList<PublicationItem> items,
        CancellationToken cancellation
    )
    {
        var locations = new Dictionary<Guid, DocumentLocation>();
        foreach (var location in items.SelectMany(i => LocationsOf(i.Document)))
            locations.TryAdd(location.Id, location);
        Guid[] ids = [.. locations.Keys];
        Guid[] own = [.. items.Select(i => i.Document.Id)];
        var others = await db.Set<ServiceAtLocation>()
            .Where(x => EF.Parameter(ids).Contains(x.LocationId) && !EF.Parameter(own).Contains(x.ServiceId))
            .Select(x => x.ServiceId)
            .Distinct()
            .ToListAsync(cancellation);
        if (others.Count == 0)
            return [];
        var reader = new DocumentReader(await DocumentRows.LoadAsync(db, others, [], tracked: false, cancellation));
        var changed = new List<OfferDocument>();
        foreach (var before in others.Select(id => reader.Offer(id)!))
        {
            var after = before
                .Places.Select(p => p.Location.Id)
                .Where(locations.ContainsKey)
                .Aggregate(before, (offer, id) => offer.WithLocation(locations[id]));
            if (DocumentJson.Write(after) != DocumentJson.Write(before))
                changed.Add(after);
        }
        return changed;
    }

    internal static IEnumerable<DocumentLocation> LocationsOf(RecordDocument document) =>
        document switch
        {
            OfferDocument offer => offer.Places.Select(p => p.Location),
            ProviderDocument provider => provider.Locations,
            _ => [],
        };

    private Task<DocumentRows> LoadAsync(
        IReadOnlyCollection<RecordDocument> documents,
        bool tracked,
        CancellationToken cancellation
    ) =>
        DocumentRows.LoadAsync(
            db,
            [.. documents.Where(d => d.Kind == RecordKind.Offer).Select(d => d.Id)],
            [.. documents.Where(d => d.Kind == RecordKind.Provider).Select(d => d.Id)],
            tracked,
            cancellation
        );
}
