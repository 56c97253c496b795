using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kreisblick.Web.Features.Offers.Import;

/// <summary>How many objects of one kind are new, changed or the same as before.</summary>
internal sealed record ImportCount(string Name, int New, int Changed, int Same, int Removed);

/// <summary>
/// Writes entities into the tables: unknown ids are added, known ones get the values of the file, and parts that the
/// file no longer has are removed where it lists that kind of part. Our own catalogue is never changed by a file.
/// </summary>
internal sealed class ImportStore(KreisblickDb db)
{
    private const int Chunk = 500;
    private static readonly string[] KeptProperties =
    [
        nameof(Service.PublishedAt),
        nameof(Service.IsExample),
        nameof(Service.PublicId),
    ];

    public async Task<IReadOnlyList<ImportCount>> WriteAsync(
        ImportGraph graph,
        IReadOnlyList<object> entities,
        CancellationToken cancellation
    )
    {
        List<ImportCount> counts =
        [
            await Upsert<Taxonomy>("Kataloge", entities, cancellation),
            await Upsert<TaxonomyTerm>("Katalogbegriffe", entities, cancellation),
            await Upsert<Unit>("Einheiten", entities, cancellation),
            await Upsert<Organization>("Träger", entities, cancellation),
            await Upsert<Model.Program>("Programme", entities, cancellation),
            await Upsert<Service>("Angebote", entities, cancellation),
            await Upsert<Location>("Orte", entities, cancellation),
            await Upsert<ServiceAtLocation>("Angebote an Orten", entities, cancellation),
            await Parts<Address>("Anschriften", HsdsKind.Address, graph, entities, cancellation),
            await Parts<Contact>("Ansprechstellen", HsdsKind.Contact, graph, entities, cancellation),
            await Parts<Phone>("Telefonnummern", HsdsKind.Phone, graph, entities, cancellation),
            await Parts<Schedule>("Öffnungszeiten", HsdsKind.Schedule, graph, entities, cancellation),
            await Parts<ScheduleException>("Ausnahmen", HsdsKind.ScheduleException, graph, entities, cancellation),
            await Parts<ServiceArea>("Einzugsgebiete", HsdsKind.ServiceArea, graph, entities, cancellation),
            await Parts<Language>("Sprachen", HsdsKind.Language, graph, entities, cancellation),
            await Parts<Accessibility>(
                "Angaben zur Barrierefreiheit",
                HsdsKind.Accessibility,
                graph,
                entities,
                cancellation
            ),
            await Parts<CostOption>("Kosten", HsdsKind.CostOption, graph, entities, cancellation),
            await Parts<RequiredDocument>("Unterlagen", HsdsKind.RequiredDocument, graph, entities, cancellation),
            await Parts<Funding>("Finanzierungen", HsdsKind.Funding, graph, entities, cancellation),
            await Parts<ServiceCapacity>("Freie Plätze", HsdsKind.ServiceCapacity, graph, entities, cancellation),
            await Parts<Url>("Web-Adressen", HsdsKind.Url, graph, entities, cancellation),
            await Parts<OrganizationIdentifier>(
                "Registereinträge",
                HsdsKind.OrganizationIdentifier,
                graph,
                entities,
                cancellation
            ),
            await Parts<OfferAttribute>("Merkmale", HsdsKind.Attribute, graph, entities, cancellation),
            await Parts<ServiceText>("Texte in anderen Sprachen", HsdsKind.Translation, graph, entities, cancellation),
        ];
        await db.SaveChangesAsync(cancellation);
        return [.. counts.Where(c => c.New + c.Changed + c.Same + c.Removed > 0)];
    }

    private async Task<ImportCount> Parts<T>(
        string name,
        HsdsKind kind,
        ImportGraph graph,
        IReadOnlyList<object> entities,
        CancellationToken cancellation
    )
        where T : class
    {
        var kept = entities.OfType<T>().Select(IdOf).ToHashSet();
        var gone = new List<T>();
        foreach (var (key, owners) in Owners(kind, graph))
        foreach (var ids in owners.Chunk(Chunk))
            gone.AddRange(
                (
                    await db.Set<T>()
                        .Where(x => EF.Parameter(ids).Contains(EF.Property<Guid>(x, key)))
                        .ToListAsync(cancellation)
                ).Where(x => !kept.Contains(IdOf(x)))
            );
        db.RemoveRange(gone.Distinct());
        return await Upsert<T>(name, entities, cancellation) with { Removed = gone.Distinct().Count() };
    }

    /// <summary>Objects of the file that list parts of this kind, by the key under which the part knows them.</summary>
    private static IEnumerable<(string Key, List<Guid> Owners)> Owners(HsdsKind kind, ImportGraph graph)
    {
        foreach (
            var (owner, key) in (IEnumerable<(HsdsKind, string)>)
                [
                    (HsdsKind.Service, "ServiceId"),
                    (HsdsKind.Organization, "OrganizationId"),
                    (HsdsKind.Location, "LocationId"),
                    (HsdsKind.ServiceAtLocation, "ServiceAtLocationId"),
                ]
        )
        {
            if (
                !HsdsNesting.ListsOf(owner).Any(l => l.Kind == kind)
                || (kind == HsdsKind.Attribute && owner == HsdsKind.ServiceAtLocation)
            )
                continue;
            yield return (key, [.. graph.Of(owner).Where(n => graph.Lists(n, kind)).Select(n => n.Id)]);
        }
    }

    private async Task<ImportCount> Upsert<T>(
        string name,
        IReadOnlyList<object> entities,
        CancellationToken cancellation
    )
        where T : class
    {
        var (added, changed, same) = (0, 0, 0);
        foreach (var chunk in entities.OfType<T>().Chunk(Chunk))
        {
            var ids = chunk.Select(IdOf).ToArray();
            var known = await db.Set<T>()
                .Where(x => EF.Parameter(ids).Contains(EF.Property<Guid>(x, "Id")))
                .ToDictionaryAsync(IdOf, cancellation);
            foreach (var entity in chunk)
            {
                if (!known.TryGetValue(IdOf(entity), out var existing))
                {
                    db.Add(entity);
                    added++;
                }
                else if (
                    typeof(T) != typeof(Taxonomy)
                    && typeof(T) != typeof(TaxonomyTerm)
                    && TakeOver(db.Entry(existing), entity)
                )
                    changed++;
                else
                    same++;
            }
        }
        return new ImportCount(name, added, changed, same, 0);
    }

    /// <summary>Copies the values; a row that differs in nothing but the instant of its change stays as it was.</summary>
    private static bool TakeOver<T>(EntityEntry<T> existing, T entity)
        where T : class
    {
        existing.CurrentValues.SetValues(entity);
        foreach (
            var property in existing.Properties.Where(p =>
                KeptProperties.Contains(p.Metadata.Name, StringComparer.Ordinal)
            )
        )
            property.CurrentValue = property.OriginalValue;
        var differs = existing.Properties.Any(p =>
            p.Metadata.Name
                is not (nameof(Service.LastModified) or nameof(ServiceText.BasedOn) or nameof(ServiceText.Date))
            && !Equals(p.CurrentValue, p.OriginalValue)
        );
        if (!differs)
            existing.CurrentValues.SetValues(existing.OriginalValues);
        return differs;
    }

    private Guid IdOf<T>(T entity)
        where T : class =>
        (Guid)db.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties[0].PropertyInfo!.GetValue(entity)!;
}
