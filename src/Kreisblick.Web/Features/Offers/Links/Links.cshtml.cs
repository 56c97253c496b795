using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Providers;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary><c>/verwaltung/links</c>: web addresses that do not work or have moved, and where they stand.</summary>
internal sealed class LinksModel(LinkList links, MoveLink move, DraftDesk desk, TimeProvider time) : OfferPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "stand", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    [BindProperty(Name = "link")]
    public Guid Link { get; set; }

    public LinkQuery Query => new(Words, State, Number);
    public ListPage<LinkLine> Found { get; private set; } = ListPage<LinkLine>.Empty;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Links", ("Angebote", EditLinks.List));
        Found = ListPage<LinkLine>.Of(await links.AllAsync(Query, cancellation), Number, LinkQuery.Size);
    }

    public async Task<IActionResult> OnPostUmzugAsync(CancellationToken cancellation)
    {
        if (
            await move.ProposeAsync(Link, desk.Actor, desk.Change("Neue Adresse einer Webseite"), cancellation) is
            { } proposed
        )
            return See($"{LinkPages.List}?fertig={(proposed > 0 ? "umzug" : "liegt")}");
        await OnGetAsync(cancellation);
        return Again("liste", "Der Link ist inzwischen nicht mehr umgezogen. Sehen Sie in der Liste nach.");
    }

    public string? Notice =>
        Done switch
        {
            "umzug" => "Die neue Adresse liegt als Vorschlag in der Prüfung.",
            "liegt" => "Die neue Adresse war schon vorgeschlagen. Sie wartet auf die Prüfung.",
            _ => null,
        };

    /// <summary>State and reason in one breath.</summary>
    public string Says(CheckedLink link) => LinkWords.Of(link, time.GetUtcNow());

    public static string AddressOf(LinkUse use) =>
        use.Kind == RecordKind.Offer ? EditLinks.Record(use.Record) : ProviderLinks.Record(use.Record);
}
