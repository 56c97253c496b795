using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Merging;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>Providers neither see nor change what planning and editing note about an offer.</summary>
internal static class PlanningView
{
    public static RecordDocument ShownTo(this RecordDocument document, OfferActor actor) =>
        document is OfferDocument offer && !actor.SeesPlanning ? offer with { Planning = null } : document;

    public static IEnumerable<FieldDifference> ShownTo(this IEnumerable<FieldDifference> found, OfferActor actor) =>
        found.Where(d => actor.SeesPlanning || !IsPlanning(d.Path));

    public static IEnumerable<FieldCollision> ShownTo(this IEnumerable<FieldCollision> found, OfferActor actor) =>
        found.Where(c => actor.SeesPlanning || !IsPlanning(c.Path));

    /// <summary>What came back from a person who was not shown the notes has them again.</summary>
    public static RecordDocument WithPlanningOf(this RecordDocument edited, RecordDocument shown, OfferActor actor) =>
        edited is OfferDocument offer && shown is OfferDocument origin && !actor.SeesPlanning
            ? offer with
            {
                Planning = origin.Planning,
            }
            : edited;

    private static bool IsPlanning(string path) =>
        path == "planning" || path.StartsWith("planning/", StringComparison.Ordinal);
}
