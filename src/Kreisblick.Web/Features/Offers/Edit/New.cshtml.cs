using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Reports;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary><c>/verwaltung/angebote/neu</c>: provider and name, then what already looks like it, then the form.</summary>
internal sealed class NewModel(DraftDesk desk, LikelyDuplicates duplicates, ReportReader reports, ReportDesk reportDesk)
    : OfferPage
{
    /// <summary>The report of a missing offer from which this one comes.</summary>
    [BindProperty(Name = "meldung", SupportsGet = true)]
    public string? Reference { get; set; }

    public Message? Reported { get; private set; }

    [BindProperty(Name = "traeger")]
    public Guid Provider { get; set; }

    [BindProperty(Name = "name")]
    public string? OfferName { get; set; }

    /// <summary>The likely duplicates have been seen; it is another offer.</summary>
    [BindProperty(Name = "trotzdem")]
    public bool Anyway { get; set; }

    public IReadOnlyList<(Guid Id, string Name)> Providers { get; private set; } = [];
    public IReadOnlyList<LikelyDuplicate> Duplicates { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var name = OfferName?.Trim() ?? "";
        var errors = new List<FieldError>();
        if (Providers.All(p => p.Id != Provider))
            errors.Add(new("traeger", Said, "Wählen Sie den Träger."));
        if (name.Length == 0)
            errors.Add(
                new("name", Said, "Geben Sie dem Angebot einen Namen, zum Beispiel: Schuldnerberatung Mühlhausen.")
            );
        else if (name.Length > DocumentCheck.MostName)
            errors.Add(new("name", Said, $"Der Name hat mehr als {DocumentCheck.MostName} Zeichen. Kürzen Sie ihn."));
        if (errors.Count > 0)
            return Again(errors);
        if (!Anyway)
        {
            Duplicates = await duplicates.OfNameAsync(Provider, name, cancellation);
            if (Duplicates.Count > 0)
                return Page();
        }
        if (await desk.StartNewAsync(Provider, name, cancellation) is not StartOutcome.Started started)
            return NotFound();
        if (Reported is { Reference: var reference })
            await reportDesk.DraftedAsync(
                reference,
                started.Proposal,
                name,
                desk.Change("Angebot nach einer Meldung angelegt"),
                cancellation
            );
        return See(EditLinks.Step(started.Proposal, EditStep.All[0]));
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Name("Neues Angebot", ("Angebote", EditLinks.List));
        Providers = await desk.ProvidersAsync(cancellation);
        if (Providers is [var only])
            Provider = only.Id;
        // Reports are read by editors only.
        if (desk.Actor.MayReview && Message.IsReference(Reference))
            Reported = await reports.MessageAsync(Reference!, cancellation);
    }
}
