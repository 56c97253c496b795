using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Upkeep;

/// <summary>The rules of upkeep in force: which one holds for an offer. What nobody has set follows the contract.</summary>
internal sealed class UpkeepRules
{
    /// <summary>Top category "Krise": what is wrong here can cost a life.</summary>
    public const string Crisis = "01";

    public static readonly UpkeepValues Standard = new(12, 30, [-30, 0, 30], null, TwoPersonScope.Always);
    public static readonly UpkeepValues CrisisStandard = Standard with { IntervalMonths = 6 };

    private readonly Dictionary<string, UpkeepValues> rules;
    private readonly IReadOnlyDictionary<Guid, string> categories;

    /// <param name="rules">Set by editors, by code.</param>
    /// <param name="categories">Codes of the categories by term.</param>
    public UpkeepRules(IReadOnlyDictionary<string, UpkeepValues> rules, IReadOnlyDictionary<Guid, string> categories)
    {
        this.rules = new Dictionary<string, UpkeepValues>(rules, StringComparer.Ordinal);
        this.rules.TryAdd(CategoryRule.Everything, Standard);
        this.rules.TryAdd(Crisis, CrisisStandard with { TwoPersons = this.rules[CategoryRule.Everything].TwoPersons });
        this.categories = categories;
    }

    public static async Task<UpkeepRules> LoadAsync(KreisblickDb db, CancellationToken cancellation) =>
        new(
            (await db.Set<CategoryRule>().AsNoTracking().ToListAsync(cancellation)).ToDictionary(
                r => r.Code,
                r => r.Values,
                StringComparer.Ordinal
            ),
            await db.Set<TaxonomyTerm>()
                .Where(t => t.Taxonomy!.Slug == TaxonomySlugs.Categories && t.Code != null)
                .ToDictionaryAsync(t => t.Id, t => t.Code!, cancellation)
        );

    /// <param name="code">Code of the main category; null: the offer has none yet.</param>
    public UpkeepValues For(string? code)
    {
        for (var exact = code; exact is not null; exact = ParentOf(exact))
            if (rules.TryGetValue(exact, out var values))
                return Guard(exact, values);
        return rules[CategoryRule.Everything];
    }

    /// <param name="offer">With its attributes.</param>
    public UpkeepValues For(Service offer) => For(offer.Attributes.Where(a => a.LinkId == offer.Id));

    /// <param name="attributes">Of the offer itself, not of its parts.</param>
    public UpkeepValues For(IEnumerable<OfferAttribute> attributes) =>
        For(
            attributes
                .OrderByDescending(a => a.IsPrimary)
                .ThenBy(a => a.Position)
                .ThenBy(a => a.Id)
                .Select(a => categories.GetValueOrDefault(a.TaxonomyTermId))
                .FirstOrDefault(c => c is not null)
        );

    /// <summary>Rules that somebody set, and the two that hold without.</summary>
    public IEnumerable<UpkeepValues> All => rules.Select(r => Guard(r.Key, r.Value));

    public UpkeepValues For(RecordDocument document) => For(MainCategory(document));

    public TwoPersonScope TwoPersons(RecordDocument document) => For(document).TwoPersons;

    /// <summary>The strictest interval of all categories that an offer has: an emergency shelter is also housing.</summary>
    public int IntervalMonths(RecordDocument document) => IntervalMonths(Categories(document));

    public int IntervalMonths(IEnumerable<string> codes) =>
        codes.Select(c => For(c).IntervalMonths).DefaultIfEmpty(For((string?)null).IntervalMonths).Min();

    /// <summary>Also where crisis help is only one of several categories.</summary>
    public bool IsCrisis(RecordDocument? document) => document is not null && Categories(document).Any(IsCrisis);

    public static bool IsCrisis(string code) =>
        code == Crisis || code.StartsWith(Crisis + ".", StringComparison.Ordinal);

    public string? MainCategory(RecordDocument document) =>
        document
            .Terms.Where(t => t.Taxonomy == TaxonomySlugs.Categories)
            .OrderByDescending(t => t.Primary)
            .Select(t => categories.GetValueOrDefault(t.Term))
            .FirstOrDefault(c => c is not null);

    private IEnumerable<string> Categories(RecordDocument document) =>
        document
            .Terms.Where(t => t.Taxonomy == TaxonomySlugs.Categories)
            .Select(t => categories.GetValueOrDefault(t.Term))
            .OfType<string>();

    private static string? ParentOf(string code) => code.LastIndexOf('.') is var dot and > 0 ? code[..dot] : null;

    /// <summary>Crisis help never disappears by itself, whatever somebody has set.</summary>
    private static UpkeepValues Guard(string code, UpkeepValues values) =>
        IsCrisis(code) ? values with { WithdrawAfterDays = null } : values;
}
