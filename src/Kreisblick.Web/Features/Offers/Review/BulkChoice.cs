using System.Globalization;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary>A proposal that was ticked in a list, with the revision that the list showed.</summary>
internal readonly record struct BulkChoice(Guid Proposal, int Revision)
{
    /// <summary>As the box in the form sends it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Proposal}_{Revision}");

    /// <summary>Anything else than what a box sends is no choice.</summary>
    public static BulkChoice? Parse(string? text) =>
        text?.Split('_') is [var id, var revision]
        && Guid.TryParse(id, out var proposal)
        && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new BulkChoice(proposal, number)
            : null;
}
