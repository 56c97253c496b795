using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Providers;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>Addresses of the pages on which offers are edited and reviewed.</summary>
internal static class EditLinks
{
    public const string List = "/verwaltung/angebote";
    public const string ListFile = List + ".csv";
    public const string New = List + "/neu";
    public const string Queue = "/verwaltung/pruefung";

    /// <summary>Decides about several proposals at once.</summary>
    public const string Bulk = Queue + "/mehrere";

    public static string Record(Guid offer) => $"{List}/{offer}";

    public static string Draft(Guid proposal) => $"{List}/entwurf/{proposal}";

    public static string Draft(Proposal proposal) =>
        proposal.Kind == RecordKind.Provider ? ProviderLinks.Draft(proposal.Id) : Draft(proposal.Id);

    public static string Summary(Proposal proposal) =>
        proposal.Kind == RecordKind.Provider ? ProviderLinks.Summary(proposal.Id) : Summary(proposal.Id);

    public static string Step(Guid proposal, EditStep step) => $"{Draft(proposal)}/{step.Slug}";

    public static string Summary(Guid proposal) => $"{Draft(proposal)}/pruefen";

    public static string Review(Guid proposal) => $"{Queue}/{proposal}";
}
