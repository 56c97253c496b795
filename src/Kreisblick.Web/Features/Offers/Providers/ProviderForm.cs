using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Edit.Steps;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>
/// Puts the answers of the form into the document. What the form does not ask (logo, identifier of the record on the
/// web, places without an offer) stays as it is.
/// </summary>
internal static class ProviderForm
{
    public static ProviderDocument Apply(ProviderDocument provider, DraftForm form, CatalogueSnapshot catalogue)
    {
        var kinds = form.All("art")
            .Select(catalogue.Find)
            .Where(t => t?.Taxonomy == TaxonomySlugs.ProviderKinds)
            .Select(t => t!.Id);
        return (
            provider with
            {
                Name = form.Text("name") ?? "",
                AlternateName = form.Text("alternateName"),
                Description = form.Text("description") ?? "",
                LegalStatus = form.Text("legalStatus"),
                YearIncorporated = form.Whole("yearIncorporated"),
                ParentOrganizationId = Guid.TryParse(form.Text("parentOrganizationId"), out var parent) ? parent : null,
                Email = form.Text("email"),
                Website = form.Text("website"),
                Phones = ContactRows.Phones(form, "phones", provider.Phones),
                Contacts = ContactRows.Contacts(form, "contacts", provider.Contacts),
                AdditionalWebsites = ContactRows.Links(form, "additionalWebsites", provider.AdditionalWebsites),
                Funding = form.Rows(
                    "funding",
                    provider.Funding,
                    (path, row) => form.Text(path + "/source") is { } source ? row with { Source = source } : null,
                    id => new DocumentFunding { Id = id }
                ),
                Programs = form.Rows(
                    "programs",
                    provider.Programs,
                    (path, row) => Program(form, path, row),
                    id => new DocumentProgram { Id = id }
                ),
                Identifiers = form.Rows(
                    "identifiers",
                    provider.Identifiers,
                    (path, row) => Entry(form, path, row),
                    id => new DocumentIdentifier { Id = id }
                ),
            }
        ).WithKind(kinds);
    }

    private static DocumentProgram? Program(DraftForm form, string path, DocumentProgram row)
    {
        var read = row with
        {
            Name = form.Text(path + "/name") ?? "",
            Description = form.Text(path + "/description") ?? "",
        };
        return read is { Name.Length: 0, Description.Length: 0 } ? null : read;
    }

    private static DocumentIdentifier? Entry(DraftForm form, string path, DocumentIdentifier row)
    {
        var read = row with
        {
            Type = form.Text(path + "/type") ?? "",
            Identifier = form.Text(path + "/identifier") ?? "",
        };
        return read is { Type.Length: 0, Identifier.Length: 0 } ? null : read;
    }
}
