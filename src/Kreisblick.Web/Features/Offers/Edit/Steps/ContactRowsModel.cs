using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Edit.Steps;

/// <summary>People to talk to and further links in a form.</summary>
/// <param name="LinksPath">Where the links stand in the document.</param>
internal sealed record ContactRowsModel(
    DraftFields Page,
    IReadOnlyList<DocumentContact> Contacts,
    string LinksPath,
    IReadOnlyList<DocumentUrl> Links
);
