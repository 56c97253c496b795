using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Documents;

/// <summary>
/// Brings the tables to the state of documents: what is new is added, what differs gets the new values, what the
/// documents no longer have goes away. Rows that hang on something outside the documents too are let go, not removed.
/// The caller saves.
/// </summary>
/// <param name="db">The context that tracks the rows.</param>
/// <param name="rows">All rows of exactly the records that are written, tracked.</param>
/// <param name="now">Instant of the change.</param>
internal sealed class DocumentWriter(KreisblickDb db, DocumentRows rows, DateTimeOffset now)
{
    private static readonly string[] OwnerKeys =
    [
        nameof(Phone.ServiceId),
        nameof(Phone.OrganizationId),
        nameof(Phone.LocationId),
        nameof(Phone.ServiceAtLocationId),
        nameof(Phone.ContactId),
        nameof(Language.PhoneId),
    ];

    private readonly HashSet<Guid> owners = [];
    private ILookup<Type, object> targets = Array.Empty<object>().ToLookup(_ => typeof(object));

    /// <param name="documents">Canonical and without errors, each with the document that is published now.</param>
    /// <param name="removedOffers">Offers that go away with all their rows.</param>
    /// <param name="removedProviders">Providers that go away; no offer of theirs is left.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task WriteAsync(
        IReadOnlyList<(RecordDocument Document, RecordDocument? Before)> documents,
        IReadOnlyCollection<Guid> removedOffers,
        IReadOnlyCollection<Guid> removedProviders,
        CancellationToken cancellation
    )
    {
        var entities = new DocumentEntities(rows, now);
        foreach (var (document, before) in documents)
            if (document is OfferDocument offer)
                entities.Add(offer, before as OfferDocument);
            else
                entities.Add((ProviderDocument)document, before as ProviderDocument);
        targets = entities.Rows.ToLookup(r => r.GetType());
        var unused = await UnusedLocationsAsync(cancellation);
        FindOwners(unused);

        await SyncAsync(rows.Organizations.Values, remove: false, cancellation);
        await SyncAsync<Unit>([], remove: false, cancellation);
        await SyncAsync(rows.Programs, remove: true, cancellation);
        await SyncAsync(rows.Services.Values, remove: false, cancellation);
        await SyncAsync(rows.Locations.Values, remove: false, cancellation);
        await SyncAsync(rows.Places, remove: true, cancellation);
        await SyncAsync(rows.Addresses, remove: true, cancellation);
        await SyncAsync(rows.Accessibility, remove: true, cancellation);
        await SyncAsync(rows.Contacts, remove: true, cancellation);
        await SyncAsync(rows.Phones, remove: true, cancellation);
        await SyncAsync(rows.Languages, remove: true, cancellation);
        await SyncAsync(rows.Schedules, remove: true, cancellation);
        await SyncAsync(rows.Exceptions, remove: true, cancellation);
        await SyncAsync(rows.Areas, remove: true, cancellation);
        await SyncAsync(rows.Costs, remove: true, cancellation);
        await SyncAsync(rows.Requirements, remove: true, cancellation);
        await SyncAsync(rows.Funding, remove: true, cancellation);
        await SyncAsync(rows.Capacities, remove: true, cancellation);
        await SyncAsync(rows.Urls, remove: true, cancellation);
        await SyncAsync(rows.Texts, remove: true, cancellation);
        await SyncAsync(rows.Attributes, remove: true, cancellation);
        await SyncAsync(rows.Identifiers, remove: true, cancellation);

        db.RemoveRange(unused.Select(id => rows.Locations[id]));
        db.RemoveRange(removedOffers.Select(id => rows.Services[id]));
        db.RemoveRange(removedProviders.Select(id => rows.Organizations[id]));
    }

    /// <summary>Places that no document uses any more, nor any offer outside of them.</summary>
    private async Task<List<Guid>> UnusedLocationsAsync(CancellationToken cancellation)
    {
        var kept = targets[typeof(Location)].Cast<Location>().Select(l => l.Id).ToHashSet();
        Guid[] dropped = [.. rows.Locations.Keys.Where(id => !kept.Contains(id))];
        if (dropped.Length == 0)
            return [];
        Guid[] written = [.. rows.Services.Keys];
        var used = await db.Set<ServiceAtLocation>()
            .Where(x => EF.Parameter(dropped).Contains(x.LocationId) && !EF.Parameter(written).Contains(x.ServiceId))
            .Select(x => x.LocationId)
            .Distinct()
            .ToListAsync(cancellation);
        return [.. dropped.Except(used)];
    }

    /// <summary>Whatever the documents speak for: rows under any other owner are not ours to remove.</summary>
    private void FindOwners(List<Guid> unusedLocations)
    {
        owners.UnionWith(rows.Services.Keys);
        owners.UnionWith(rows.Organizations.Keys);
        owners.UnionWith(rows.Places.Select(p => p.Id));
        owners.UnionWith(unusedLocations);
        owners.UnionWith(
            targets
                .SelectMany(t => t)
                .Where(r => r is Service or Organization or ServiceAtLocation or Location or Contact or Phone)
                .Select(IdOf)
        );
        owners.UnionWith(rows.Contacts.Where(c => HasOwner(DocumentLookups.OwnersOf(c))).Select(c => c.Id));
        owners.UnionWith(rows.Phones.Where(p => HasOwner(DocumentLookups.OwnersOf(p))).Select(p => p.Id));
    }

    private bool HasOwner(Guid?[] keys) => Array.Exists(keys, k => k is { } id && owners.Contains(id));

    private async Task SyncAsync<T>(IEnumerable<T> stored, bool remove, CancellationToken cancellation)
        where T : class
    {
        var known = stored.ToDictionary(IdOf);
        var wanted = targets[typeof(T)].Cast<T>().ToDictionary(IdOf);
        Guid[] unknown = [.. wanted.Keys.Where(id => !known.ContainsKey(id))];
        if (unknown.Length > 0)
            foreach (
                var row in await db.Set<T>()
                    .Where(x => EF.Parameter(unknown).Contains(EF.Property<Guid>(x, "Id")))
                    .ToListAsync(cancellation)
            )
                known[IdOf(row)] = row;
        foreach (var (id, row) in wanted)
            if (!known.TryGetValue(id, out var existing))
                AddLast(row, known.Values);
            else if (typeof(T) != typeof(Unit))
                TakeOver(existing, row);
        if (remove)
            foreach (var (id, row) in known)
                if (!wanted.ContainsKey(id))
                    LetGo(row);
    }

    private void TakeOver<T>(T existing, T row)
        where T : class
    {
        var entry = db.Entry(existing);
        entry.CurrentValues.SetValues(row);
        // Documents know no order of parts, only of hours: what was there keeps its place.
        if (HasPlaceInList(row))
        {
            var position = entry.Property(nameof(IPart.Position));
            position.CurrentValue = position.OriginalValue;
            position.IsModified = false;
        }
        foreach (var key in entry.Properties.Where(p => OwnerKeys.Contains(p.Metadata.Name, StringComparer.Ordinal)))
            if (key.CurrentValue is null && key.OriginalValue is Guid other && !owners.Contains(other))
                key.CurrentValue = other;
    }

    /// <summary>What is new stands behind what was there.</summary>
    private void AddLast<T>(T row, IEnumerable<T> before)
        where T : class
    {
        var entry = db.Add(row);
        if (HasPlaceInList(row))
            entry.Property(nameof(IPart.Position)).CurrentValue = before
                .Cast<IPart>()
                .Select(p => p.Position + 1)
                .DefaultIfEmpty()
                .Max();
    }

    private static bool HasPlaceInList(object row) => row is IPart and not (Schedule or ScheduleException);

    private void LetGo<T>(T row)
        where T : class
    {
        var entry = db.Entry(row);
        var keys = entry
            .Properties.Where(p =>
                OwnerKeys.Contains(p.Metadata.Name, StringComparer.Ordinal) && p.CurrentValue is Guid
            )
            .ToList();
        var ours = keys.Where(p => owners.Contains((Guid)p.CurrentValue!)).ToList();
        if (ours.Count == 0)
            return;
        if (ours.Count == keys.Count || typeof(T) == typeof(ServiceAtLocation))
            db.Remove(row);
        else
            foreach (var key in ours)
                key.CurrentValue = null;
    }

    private Guid IdOf(object row) =>
        (Guid)db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties[0].PropertyInfo!.GetValue(row)!;
}
