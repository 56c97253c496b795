using System.Globalization;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Offers.Confirm;

/// <summary>
/// The page of a confirmation link. Opening it changes nothing, so that a mail scanner that follows links does no
/// harm; a button does.
/// </summary>
internal sealed class ConfirmModel(
    ConfirmHandler handler,
    CatalogueSource catalogues,
    IOptionsSnapshot<PortalOptions> portal
) : FormPage
{
    public const int DaysValid = ConfirmationLink.DaysValid;
    private CatalogueSnapshot catalogue = null!;

    [BindProperty(Name = "key", SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty(Name = "angebot")]
    public Guid Answering { get; set; }

    [BindProperty(Name = "stand")]
    public long Version { get; set; }

    [BindProperty(Name = "antwort")]
    public string? Answer { get; set; }

    [BindProperty(Name = "danke", SupportsGet = true)]
    public string? Thanks { get; set; }

    public string? Text { get; private set; }

    /// <summary>Null: the link is unknown or too old.</summary>
    public IReadOnlyList<OfferToConfirm>? Offers { get; private set; }

    public string? Notice => Enum.TryParse<ConfirmationAnswer>(Thanks, out var answer) ? Answered(answer) : null;

    public PhoneOptions Phone => portal.Value.Phone;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Text = Request.Form[$"was-{Answering}"].ToString();
        if (!Enum.TryParse<ConfirmationAnswer>(Answer, out var answer) || !Enum.IsDefined(answer))
            return BadRequest();
        var outcome = await handler.AnswerAsync(Key, Answering, Version, answer, Text, cancellation);
        switch (outcome)
        {
            case ConfirmOutcome.Done done:
                return See($"/bestaetigen/{Key}?danke={done.Answer}");
            case ConfirmOutcome.TextMissing:
                await ShowAsync(cancellation);
                return Again(new FieldError($"was-{Answering}", "confirm.text"));
            case ConfirmOutcome.ChangedMeanwhile:
                await ShowAsync(cancellation);
                return Again(new FieldError($"angebot-{Answering}", "confirm.changed"));
            default:
                await ShowAsync(cancellation);
                return Page();
        }
    }

    public string Page(OfferToConfirm shown) => OfferLinks.Offer(shown.Offer, catalogue);

    public static string Answered(ConfirmationAnswer answer) =>
        answer switch
        {
            ConfirmationAnswer.StillTrue => "Danke. Das Angebot ist als geprüft eingetragen.",
            ConfirmationAnswer.Changed => "Danke. Die Redaktion trägt die Änderung ein.",
            _ => "Danke. Die Redaktion nimmt das Angebot aus dem Portal.",
        };

    /// <summary>Places in one line; of a protected one only that there is one.</summary>
    public static string Places(Service offer) =>
        offer.ServiceAtLocations.Count == 0
            ? "kein fester Ort"
            : string.Join(
                "; ",
                offer.ServiceAtLocations.Select(at =>
                    at.Location!.Addresses is [var address, ..]
                        ? $"{address.Address1}, {address.PostalCode} {address.City}"
                        : at.Location.Name ?? "Anschrift nicht öffentlich"
                )
            );

    /// <summary>Also of a number that is too old for the public page.</summary>
    public static string FreePlaces(Service offer, CultureInfo culture) =>
        string.Join(
            "; ",
            offer.Capacities.Select(c =>
                $"{c.Available.ToString("0.##", culture)} {c.Unit?.Name} (Stand {BerlinTime.DateOf(c.Updated).ToString("d. MMMM yyyy", culture)})"
            )
        );

    private async Task ShowAsync(CancellationToken cancellation)
    {
        HttpContext.NeverStore(noReferrer: true);
        catalogue = await catalogues.GetAsync(cancellation);
        Offers = await handler.ShowAsync(Key, cancellation);
        if (Offers is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
