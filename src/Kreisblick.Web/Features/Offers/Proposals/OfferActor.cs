using Kreisblick.Web.Platform.Authorization;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>What the acting person may do with offers; who that is stands in the change context.</summary>
/// <param name="MayReview">Is an editor: sees all proposals, decides, publishes.</param>
/// <param name="Organizations">Providers whose records the person edits; null: all.</param>
internal sealed record OfferActor(bool MayReview, IReadOnlySet<Guid>? Organizations)
{
    /// <summary>What belongs to planning and editing inside the county is shown to no provider.</summary>
    public bool SeesPlanning => MayReview;

    public static OfferActor Editor { get; } = new(true, null);

    public static OfferActor Provider(params IEnumerable<Guid> organizations) => new(false, organizations.ToHashSet());

    public static OfferActor Of(Person person) =>
        new(
            person.May(Rights.ReviewOffers),
            person
                .Scopes(Rights.EditOffers)
                ?.Select(s => Guid.TryParse(s, out var id) ? id : (Guid?)null)
                .OfType<Guid>()
                .ToHashSet()
        );

    public bool MayEdit(Guid organization) => Organizations is null || Organizations.Contains(organization);
}
