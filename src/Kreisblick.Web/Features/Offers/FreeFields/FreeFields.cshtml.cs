using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Providers;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.FreeFields;

/// <summary><c>/verwaltung/einstellungen/freie-felder</c>: what all providers, or one, change at once.</summary>
internal sealed class FreeFieldsModel(FreeFieldRules rules, ProviderDesk providers, DraftDesk desk) : OfferPage
{
    /// <summary>Null: all.</summary>
    [BindProperty(Name = "traeger", SupportsGet = true)]
    public Guid? Provider { get; set; }

    [BindProperty(Name = "frei")]
    public List<string> Ticked { get; set; } = [];

    public string? ProviderName { get; private set; }
    public IReadOnlySet<FreeGroup> Marked { get; private set; } = new HashSet<FreeGroup>();

    /// <summary>Free for all, where the page is about one provider.</summary>
    public IReadOnlySet<FreeGroup> ForAll { get; private set; } = new HashSet<FreeGroup>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        var groups = FreeFieldRules
            .Groups.Select(g => g.Group)
            .Where(g => Ticked.Contains(g.ToString(), StringComparer.Ordinal))
            // What is free for all shows no box here and stays as it was.
            .Concat(Marked.Where(ForAll.Contains))
            .ToHashSet();
        await rules.SetAsync(Provider, groups, desk.Change("Freie Felder festgelegt"), cancellation);
        return See(
            FreeFieldsRegistration.Of(Provider) + (Provider is null ? "?fertig=gespeichert" : "&fertig=gespeichert")
        );
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (Provider is { } id)
        {
            if (await providers.RecordAsync(id, cancellation) is not { } found)
                return false;
            ProviderName = found.Provider.Name;
            ForAll = await rules.MarkedAsync(null, cancellation);
        }
        Marked = await rules.MarkedAsync(Provider, cancellation);
        Name("Freie Felder");
        return true;
    }
}
