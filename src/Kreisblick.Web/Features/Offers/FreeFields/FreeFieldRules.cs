using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Review;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.FreeFields;

/// <summary>Which fields are free for whom, and whether a change keeps to them.</summary>
internal sealed class FreeFieldRules(KreisblickDb db)
{
    public static IReadOnlyList<(FreeGroup Group, string German)> Groups { get; } =
    [
        (FreeGroup.Hours, "Öffnungszeiten und Ausnahmen"),
        (FreeGroup.Phones, "Telefonnummern"),
        (FreeGroup.Alert, "Hinweis, der sofort auffällt"),
        (FreeGroup.Capacity, "Freie Plätze"),
    ];

    /// <summary>The group to which a field belongs; null: it is never free. A place or a contact as a whole is not.</summary>
    public static FreeGroup? GroupOf(string path)
    {
        var names = path.Split('/').Where(s => !Guid.TryParse(s, out _)).ToList();
        return (names[0] == "places" ? names.ElementAtOrDefault(1) : names[0]) switch
        {
            "hours" or "exceptions" => FreeGroup.Hours,
            "phones" => FreeGroup.Phones,
            "alert" or "alertUntil" => FreeGroup.Alert,
            "capacities" => FreeGroup.Capacity,
            _ => null,
        };
    }

    /// <summary>Marked at this very scope.</summary>
    public async Task<IReadOnlySet<FreeGroup>> MarkedAsync(Guid? provider, CancellationToken cancellation)
    {
        var scope = FreeField.Of(provider);
        return (
            await db.Set<FreeField>().Where(f => f.Scope == scope).Select(f => f.Group).ToListAsync(cancellation)
        ).ToHashSet();
    }

    /// <summary>Free for a provider: its own and those of all.</summary>
    public async Task<IReadOnlySet<FreeGroup>> FreeAsync(Guid provider, CancellationToken cancellation) =>
        (await MarkedAsync(provider, cancellation)).Concat(await MarkedAsync(null, cancellation)).ToHashSet();

    /// <summary>
    /// Whether a change may be published at once: it touches free fields only, and no contact of crisis help. Contacts
    /// there always have a second pair of eyes.
    /// </summary>
    public async Task<bool> CoverAsync(
        RecordDocument? published,
        RecordDocument document,
        CancellationToken cancellation
    )
    {
        if (published is not OfferDocument || document is not OfferDocument)
            return false;
        var changes = DocumentDifferences.Between(published, document);
        if (changes.Count == 0)
            return false;
        var free = await FreeAsync(document.Owner, cancellation);
        if (!changes.All(c => GroupOf(c.Path) is { } group && free.Contains(group)))
            return false;
        return !changes.Any(ContactFields.Includes)
            || !await new CrisisReach(db, await UpkeepRules.LoadAsync(db, cancellation)).TouchesAsync(
                document,
                published,
                cancellation
            );
    }

    /// <summary>Marks exactly these at the scope.</summary>
    public async Task SetAsync(
        Guid? provider,
        IReadOnlySet<FreeGroup> groups,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var scope = FreeField.Of(provider);
        var marked = await db.Set<FreeField>().Where(f => f.Scope == scope).ToListAsync(cancellation);
        db.RemoveRange(marked.Where(f => !groups.Contains(f.Group)));
        db.AddRange(groups.Except(marked.Select(f => f.Group)).Select(g => new FreeField(scope, g)));
        db.Audit(
            change,
            "offers",
            "free-fields-set",
            "free-fields",
            scope,
            new { fields = groups.Order().Select(g => g.ToString()).ToList() }
        );
        await db.SaveChangesAsync(cancellation);
    }
}
