using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Upkeep;

/// <summary>What the rules of upkeep ask of an offer.</summary>
/// <param name="Capacity">When the oldest of its numbers of free places was stated; null: it states none.</param>
/// <param name="Category">Code of the main category.</param>
internal sealed record UpkeepFacts(
    Guid Offer,
    DateOnly? Assured,
    int Months,
    DateOnly? FundingEndsOn,
    DateTimeOffset? Capacity,
    string? Category
)
{
    public static IQueryable<UpkeepFacts> Of(IQueryable<Service> services) =>
        services.Select(s => new UpkeepFacts(
            s.Id,
            s.AssuredDate,
            s.VerificationIntervalMonths,
            s.FundingEndsOn,
            s.Capacities.OrderBy(c => c.Updated).Select(c => (DateTimeOffset?)c.Updated).FirstOrDefault(),
            s.Attributes.Where(a => a.LinkId == s.Id && a.TaxonomyTerm!.Taxonomy!.Slug == TaxonomySlugs.Categories)
                .OrderByDescending(a => a.IsPrimary)
                .ThenBy(a => a.Position)
                .ThenBy(a => a.Id)
                .Select(a => a.TaxonomyTerm!.Code)
                .FirstOrDefault()
        ));

    /// <summary>Null: it was never confirmed.</summary>
    public DateOnly? DueOn => Assured is { } day ? Confirmation.DueOn(day, Months, FundingEndsOn) : null;
}
