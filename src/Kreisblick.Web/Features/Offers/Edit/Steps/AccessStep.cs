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
            }
        ).WithTerms(
            TaxonomySlugs.Access,
            form.All("zugang")
                .Select(context.Catalogue.Find)
                .Where(t => t?.Taxonomy == TaxonomySlugs.Access)
                .Select(t => t!.Id)
        );
}
