using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

internal static class AccessStep
{
    public static OfferDocument Apply(OfferDocument offer, DraftForm form, EditContext context) =>
        (
            offer with
            {
                ApplicationProcess = form.Text("applicationProcess"),
                RequiredDocuments = form.Rows(
                    "requiredDocuments",
                    offer.RequiredDocuments,
                    (path, row) => form.Text(path + "/document") is { } paper ? row with { Document = paper } : null,
                    id => new DocumentRequirement { Id = id }
                ),
                Capacities = form.Rows(
                    "capacities",
                    offer.Capacities,
                    (path, row) => Capacity(form, path, row, context),
                    id => new DocumentCapacity { Id = id }
                ),
            }
        ).WithTerms(
            TaxonomySlugs.Access,
            form.All("zugang")
                .Select(context.Catalogue.Find)
                .Where(t => t?.Taxonomy == TaxonomySlugs.Access)
                .Select(t => t!.Id)
        );

    /// <summary>Without a number nothing is said. What changed, or is said to hold, is stated now.</summary>
    private static DocumentCapacity? Capacity(DraftForm form, string path, DocumentCapacity row, EditContext context)
    {
        var name = form.Text(path + "/unit") ?? "";
        if (form.Whole(path + "/available") is not { } available)
            return null;
        var said = row with
        {
            Unit = row.Unit?.Name == name ? row.Unit : UnitOf(name),
            Available = available,
            Maximum = form.Whole(path + "/maximum"),
        };
        return said == row && !form.IsTicked(path + "/heute") ? row : said with { Updated = context.Now };
    }

    /// <summary>The same word is the same unit, whoever writes it.</summary>
    private static DocumentUnit UnitOf(string name) =>
        new() { Unit = Uuid5.Of("urn:kreisblick:einheit:" + name), Name = name };
}
