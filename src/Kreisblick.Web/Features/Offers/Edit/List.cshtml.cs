using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Show;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary><c>/verwaltung/angebote</c>: what one keeps, with its traffic light and what waits.</summary>
internal sealed class ListModel(OfferList list, DraftDesk desk) : OfferPage
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Words { get; set; }

    [BindProperty(Name = "ampel", SupportsGet = true)]
    public string? Light { get; set; }

    [BindProperty(Name = "stand", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "traeger", SupportsGet = true)]
    public Guid? Provider { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public ListPage Found { get; private set; } = new([], 0, 1);
    public IReadOnlyList<(Guid Id, string Name)> Providers { get; private set; } = [];
    public bool IsFiltered => (Words ?? Light ?? State) is { Length: > 0 } || Provider is not null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Angebote");
        Found = await list.FindAsync(new ListQuery(Words, Light, State, Provider, Number), cancellation);
        Providers = await desk.ProvidersAsync(cancellation);
    }

    public string PageLink(int number) =>
        QueryHelpers.AddQueryString(
            EditLinks.List,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["q"] = Words,
                ["ampel"] = Light,
                ["stand"] = State,
                ["traeger"] = Provider?.ToString(),
                ["seite"] = number.ToString(EditModel.German),
            }.Where(p => p.Value is { Length: > 0 })
        );

    public static string Address(ListLine line) =>
        line.Offer is { } offer ? EditLinks.Record(offer) : EditLinks.Draft(line.Draft!.Value);

    public static string? LightClass(Freshness? light) => light?.ToString().ToLowerInvariant();

    public static string StateWords(ListLine line) =>
        line.State is { } state
            ? (line.Offer is null ? "neu, " : "Änderung: ") + state.German()
            : line.Status switch
            {
                Model.ServiceStatus.TemporarilyClosed => "vorübergehend geschlossen",
                Model.ServiceStatus.Inactive or Model.ServiceStatus.Defunct => "beendet",
                _ => "veröffentlicht",
            };
}
