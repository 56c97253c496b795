using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary>What the view of the form shows.</summary>
internal sealed class ProviderFields(
    ProviderDocument provider,
    IReadOnlyList<CatalogueTerm> kinds,
    IReadOnlyList<(Guid Id, string Name)> umbrellas,
    IFormCollection? typed,
    IReadOnlyList<DocumentFinding> findings,
    int extraRows,
    DateTimeOffset now
) : DraftFields(typed, findings, extraRows, now)
{
    public ProviderDocument Provider => provider;

    public IReadOnlyList<CatalogueTerm> Kinds => kinds;

    /// <summary>Never the provider itself.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Umbrellas { get; } = [.. umbrellas.Where(u => u.Id != provider.Id)];

    /// <summary>Offered as one types; any other legal form may be written.</summary>
    public static IReadOnlyList<string> LegalForms { get; } =
    [
        "eingetragener Verein (e. V.)",
        "gemeinnützige GmbH (gGmbH)",
        "Körperschaft des öffentlichen Rechts",
        "Anstalt des öffentlichen Rechts",
        "Stiftung",
        "Genossenschaft (eG)",
        "GmbH",
        "Einzelunternehmen",
        "nicht eingetragener Verein oder Initiative",
    ];

    public static IReadOnlyList<string> Registers { get; } =
    ["Vereinsregister", "Handelsregister", "Genossenschaftsregister", "Institutionskennzeichen"];

    public bool IsKind(CatalogueTerm kind) => Ticked("art", kind.Code) ?? provider.Terms.Any(t => t.Term == kind.Id);

    public bool IsUmbrella(Guid id) =>
        Value("parentOrganizationId", provider.ParentOrganizationId?.ToString()) == id.ToString();
}
