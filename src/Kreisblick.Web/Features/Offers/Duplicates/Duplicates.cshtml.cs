using Kreisblick.Web.Features.Offers.Edit;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary><c>/verwaltung/dubletten</c>: pairs of offers that may be one, and what was decided about others.</summary>
internal sealed class DuplicatesModel(DuplicateReader reader, MergeOffers merge, DraftDesk desk) : OfferPage
{
    private const int PageSize = 50;

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>The offer that ended with the merge that is taken back.</summary>
    [BindProperty(Name = "angebot")]
    public Guid Ended { get; set; }

    public IReadOnlyList<NamedPair> Pairs { get; private set; } = [];
    public int Total { get; private set; }
    public int Pages { get; private set; }
    public IReadOnlyList<MergeLineOfList> Merges { get; private set; } = [];
    public IReadOnlyList<ApartLine> Apart { get; private set; } = [];

    public string? Notice =>
        Done switch
        {
            "zusammengefuehrt" => "Die beiden Angebote sind jetzt eines. Die alte Adresse führt dorthin.",
            "verschieden" => "Gemerkt: Die beiden sind verschiedene Angebote.",
            "getrennt" => "Beide Angebote stehen wieder so da wie vorher.",
            "zurueckgeholt" =>
                "Das beendete Angebot ist wieder da. Das andere wurde inzwischen geändert und bleibt, wie es ist.",
            _ => null,
        };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Mögliche Doppel");
        var open = await reader.OpenAsync(cancellation);
        Total = open.Count;
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        Pairs = [.. open.Skip((Number - 1) * PageSize).Take(PageSize)];
        Merges = await reader.MergesAsync(cancellation);
        Apart = await reader.ApartAsync(cancellation);
    }

    public async Task<IActionResult> OnPostTrennenAsync(CancellationToken cancellation) =>
        await merge.UnmergeAsync(Ended, desk.Actor, desk.Change("Zusammenführung zurückgenommen"), cancellation) switch
        {
            UnmergeOutcome.Both => See(DuplicateLinks.List + "?fertig=getrennt"),
            UnmergeOutcome.OtherOnly => See(DuplicateLinks.List + "?fertig=zurueckgeholt"),
            UnmergeOutcome.NotAllowed => Forbid(),
            _ => NotFound(),
        };
}
