using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

internal static class WhatStep
{
    /// <summary>One main topic and up to three more.</summary>
    public const int MoreTopics = 3;

    public static OfferDocument Apply(OfferDocument offer, DraftForm form, EditContext context)
    {
        var topics = new List<Guid>();
        foreach (var code in form.All("thema"))
            if (context.Catalogue.Find(code) is { Taxonomy: TaxonomySlugs.Categories } term)
                topics.Add(term.Id);
        var forms = form.All("form")
            .Select(context.Catalogue.Find)
            .Where(t => t?.Taxonomy == TaxonomySlugs.Form)
            .Select(t => t!.Id);
        return (
            offer with
            {
                Name = form.Text("name") ?? "",
                AlternateName = form.Text("alternateName"),
                Description = form.Text("description"),
                Status =
                    Enum.TryParse<ServiceStatus>(form.Text("status"), out var status) && Enum.IsDefined(status)
                        ? status
                        : offer.Status,
                EndsOn = form.Date("endsOn"),
                Alert = form.Text("alert"),
                AlertUntil = form.Date("alertUntil"),
            }
        )
            .WithTerms(TaxonomySlugs.Categories, topics)
            .WithTerms(TaxonomySlugs.Form, forms);
    }
}
