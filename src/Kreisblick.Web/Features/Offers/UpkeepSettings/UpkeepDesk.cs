using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.UpkeepSettings;

/// <summary>What holds for all offers or for those of a top category.</summary>
/// <param name="Code">Of the top category, or <see cref="CategoryRule.Everything"/>.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Values">What holds.</param>
/// <param name="Standard">What holds where nobody sets anything here.</param>
/// <param name="IsSet">Somebody has set something here.</param>
internal sealed record UpkeepLine(string Code, string Name, UpkeepValues Values, UpkeepValues Standard, bool IsSet)
{
    public bool IsEverything => Code == CategoryRule.Everything;

    public bool IsCrisis => UpkeepRules.IsCrisis(Code);
}

/// <summary>Reads and sets the rules of upkeep for all offers and for each top category.</summary>
internal sealed class UpkeepDesk(KreisblickDb db, CatalogueSource catalogues)
{
    public async Task<IReadOnlyList<UpkeepLine>> ListAsync(CancellationToken cancellation)
    {
        var topics = (await catalogues.GetAsync(cancellation)).Topics;
        var set = await SetRulesAsync(cancellation);
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        return [Line(CategoryRule.Everything, "Alle Angebote"), .. topics.Select(t => Line(t.Code, t.PlainLabel))];

        UpkeepLine Line(string code, string name) =>
            new(
                code,
                name,
                code == CategoryRule.Everything ? rules.For((string?)null) : rules.For(code),
                StandardOf(code, set),
                set.ContainsKey(code)
            );
    }

    public async Task<UpkeepLine?> FindAsync(string code, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(l => l.Code == code);

    /// <param name="code">A top category, or all.</param>
    /// <param name="values">Null: what holds for all (or, for all, what the program brings) holds here again.</param>
    /// <param name="change">Who and why.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>What is wrong, in German; null: it is set.</returns>
    public async Task<string?> SetAsync(
        string code,
        UpkeepValues? values,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        if (values?.Error is { } error)
            return error;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var before = await UpkeepRules.LoadAsync(db, cancellation);
        var held = code == CategoryRule.Everything ? before.For((string?)null) : before.For(code);
        var rule = await db.Set<CategoryRule>().SingleOrDefaultAsync(r => r.Code == code, cancellation);
        var next = values ?? StandardOf(code, await SetRulesAsync(cancellation));
        // Neither a new rule nor the way back to the standard leads around the page of the two-person rule.
        if (values is null && next.TwoPersons != held.TwoPersons)
            return "Hier gilt eine eigene Regel für die zweite Person. Die Systemverwaltung muss zuerst sie auf die Vorgabe setzen.";
        next = next with { TwoPersons = held.TwoPersons };
        if (values is null)
        {
            if (rule is not null)
                db.Remove(rule);
        }
        else
        {
            if (rule is null)
                db.Add(rule = new CategoryRule(code));
            rule.Set(next);
        }
        db.Audit(
            change,
            "offers",
            "upkeep-set",
            "upkeep",
            code,
            new
            {
                before = held,
                after = next,
                reset = values is null,
            }
        );
        // Pages and interface show the light by the rule.
        db.Changed(OfferIndex.Counter);
        await db.SaveChangesAsync(cancellation);
        await FollowAsync(before, await UpkeepRules.LoadAsync(db, cancellation), cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>When a second person has to publish; everything else stays as it is.</summary>
    public async Task SetTwoPersonsAsync(
        string code,
        TwoPersonScope scope,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        var held = code == CategoryRule.Everything ? rules.For((string?)null) : rules.For(code);
        if (held.TwoPersons == scope)
            return;
        var rule = await db.Set<CategoryRule>().SingleOrDefaultAsync(r => r.Code == code, cancellation);
        if (rule is null)
            db.Add(rule = new CategoryRule(code));
        rule.Set(held with { TwoPersons = scope });
        db.Audit(change, "offers", "two-persons-set", "upkeep", code, new { before = held.TwoPersons, after = scope });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<IReadOnlyDictionary<string, CategoryRule>> SetRulesAsync(CancellationToken cancellation) =>
        (await db.Set<CategoryRule>().AsNoTracking().ToListAsync(cancellation)).ToDictionary(
            r => r.Code,
            StringComparer.Ordinal
        );

    private static UpkeepValues StandardOf(string code, IReadOnlyDictionary<string, CategoryRule> set)
    {
        var all = set.GetValueOrDefault(CategoryRule.Everything)?.Values ?? UpkeepRules.Standard;
        return code == CategoryRule.Everything ? UpkeepRules.Standard
            : code == UpkeepRules.Crisis ? UpkeepRules.CrisisStandard with { TwoPersons = all.TwoPersons }
            : all;
    }

    /// <summary>Offers follow the new interval, except those that came with an interval of their own.</summary>
    private async Task FollowAsync(UpkeepRules before, UpkeepRules after, CancellationToken cancellation)
    {
        var offers = await db.Set<Service>()
            .Select(s => new
            {
                s.Id,
                s.VerificationIntervalMonths,
                Codes = s
                    .Attributes.Where(a =>
                        a.LinkId == s.Id && a.TaxonomyTerm!.Taxonomy!.Slug == TaxonomySlugs.Categories
                    )
                    .Select(a => a.TaxonomyTerm!.Code)
                    .ToList(),
            })
            .ToListAsync(cancellation);
        var moved = offers
            .Select(o => new { Offer = o, Codes = o.Codes.OfType<string>().ToList() })
            .Where(o => before.IntervalMonths(o.Codes) == o.Offer.VerificationIntervalMonths)
            .Select(o => new
            {
                o.Offer.Id,
                o.Offer.VerificationIntervalMonths,
                Months = after.IntervalMonths(o.Codes),
            })
            .Where(o => o.Months != o.VerificationIntervalMonths)
            .GroupBy(o => o.Months, o => o.Id)
            .ToList();
        foreach (var group in moved)
        foreach (var part in group.Chunk(500))
            await db.Set<Service>()
                .Where(s => EF.Parameter(part).Contains(s.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.VerificationIntervalMonths, group.Key), cancellation);
    }
}
