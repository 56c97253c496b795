using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

internal static class ContactStep
{
    public static OfferDocument Apply(OfferDocument offer, DraftForm form, EditContext context) =>
        offer with
        {
            Email = form.Text("email"),
            Url = form.Text("url"),
            Phones = ContactRows.Phones(form, "phones", offer.Phones),
            Contacts = ContactRows.Contacts(form, "contacts", offer.Contacts),
            AdditionalUrls = ContactRows.Links(form, "additionalUrls", offer.AdditionalUrls),
        };
}
