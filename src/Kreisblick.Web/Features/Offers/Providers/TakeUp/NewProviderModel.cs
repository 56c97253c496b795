using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Proposals;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Providers.TakeUp;

/// <summary><c>/verwaltung/traeger/neu</c>: editors take up a provider: the name, then who has it already, then the form.</summary>
internal sealed class NewProviderModel(ProviderDesk desk) : OfferPage
{
    [BindProperty(Name = "name")]
    public string? ProviderName { get; set; }

    /// <summary>The namesakes have been seen; it is another provider.</summary>
    [BindProperty(Name = "trotzdem")]
    public bool Anyway { get; set; }

    public IReadOnlyList<(Guid Id, string Name)> Namesakes { get; private set; } = [];

    public void OnGet() => Name("Neuer Träger", ("Träger", ProviderLinks.List));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        OnGet();
        var name = ProviderName?.Trim() ?? "";
        if (name.Length is 0 or > DocumentCheck.MostName)
            return Again(
                "name",
                name.Length == 0
                    ? "Geben Sie den Namen des Trägers an."
                    : $"Der Name hat mehr als {DocumentCheck.MostName} Zeichen. Kürzen Sie ihn."
            );
        if (!Anyway)
        {
            Namesakes = await desk.NamesakesAsync(name, cancellation);
            if (Namesakes.Count > 0)
                return Page();
        }
        return await desk.StartNewAsync(name, cancellation) is StartOutcome.Started started
            ? See(ProviderLinks.Draft(started.Proposal))
            : NotFound();
    }
}
