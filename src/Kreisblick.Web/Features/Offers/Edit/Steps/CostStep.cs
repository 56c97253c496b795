using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

internal static class CostStep
{
    public static OfferDocument Apply(OfferDocument offer, DraftForm form, EditContext context) =>
        (
            offer with
            {
                FeesDescription = form.Text("feesDescription"),
                CostOptions = form.Rows("costOptions", offer.CostOptions, (path, row) => Row(form, path, row), Blank),
            }
        ).WithTerms(
            TaxonomySlugs.Costs,
            form.All("kosten")
                .Select(context.Catalogue.Find)
                .Where(t => t?.Taxonomy == TaxonomySlugs.Costs)
                .Select(t => t!.Id)
        );

    private static DocumentCost? Row(DraftForm form, string path, DocumentCost row)
    {
        var (option, amount, unit) = (
            form.Text(path + "/option"),
            form.Amount(path + "/amount"),
            form.Text(path + "/amountDescription")
        );
        return option is null && amount is null && unit is null
            ? null
            : row with
            {
                Option = option,
                Amount = amount,
                Currency = amount is null ? row.Currency : row.Currency ?? "EUR",
                AmountDescription = unit,
            };
    }

    private static DocumentCost Blank(Guid id) => new() { Id = id };
}
