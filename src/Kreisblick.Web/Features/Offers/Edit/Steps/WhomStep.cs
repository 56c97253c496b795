using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

internal static class WhomStep
{
    public static OfferDocument Apply(OfferDocument offer, DraftForm form, EditContext context)
    {
        var groups = form.All("zielgruppe")
            .Select(context.Catalogue.Find)
            .Where(t => t?.Taxonomy == TaxonomySlugs.TargetGroups)
            .Select(t => t!.Id);
        var (minimum, maximum) = (form.Whole("ages"), form.Whole("ages/bis"));
        return (
            offer with
            {
                EligibilityDescription = form.Text("eligibilityDescription"),
                Ages = minimum is null && maximum is null ? null : new() { Minimum = minimum, Maximum = maximum },
                Areas = Areas(offer, form, context),
            }
        ).WithTerms(TaxonomySlugs.TargetGroups, groups);
    }

    // Areas that this form cannot show (a drawn outline, a neighbouring county) stay as they are.
    private static IReadOnlyList<DocumentArea> Areas(OfferDocument offer, DraftForm form, EditContext context)
    {
        var others = offer.Areas.Where(a => !IsChoice(a, context)).ToList();
        var keys = form.Text("reichweite") switch
        {
            "landkreis" => [context.Areas.County.Key],
            "gemeinden" => form.All("gemeinde").Where(k => context.Areas.Municipalities.Any(m => m.Key == k)),
            _ => (IEnumerable<string>)[],
        };
        return
        [
            .. others,
            .. keys.Select(key =>
                offer.Areas.FirstOrDefault(a => KeyOf(a) == key)
                ?? new DocumentArea
                {
                    Id = Uuid5.Of($"urn:kreisblick:einzugsgebiet:{offer.Id}:{key}"),
                    Name = context.Areas.ByKey(key)?.Name,
                    Uri = PoliticalGeocoding.UriOf(key).Value,
                    Key = key,
                }
            ),
        ];
    }

    /// <summary>Whether the form shows the area as a choice: the county or one of its municipalities.</summary>
    public static bool IsChoice(DocumentArea area, EditContext context) =>
        KeyOf(area) is { } key
        && (key == context.Areas.County.Key || context.Areas.Municipalities.Any(m => m.Key == key));

    public static string? KeyOf(DocumentArea area) =>
        area.Uri is { } uri && Platform.Values.WebAddress.TryParse(uri, out var address, out _)
            ? PoliticalGeocoding.KeyOf(address)
            : area.Key;
}
