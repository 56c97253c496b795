using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary>
/// <c>/verwaltung/pruefung/mehrere</c>: what is to happen to the ticked proposals, by name and number, and one button.
/// Choosing changes nothing; only the button does.
/// </summary>
internal sealed class BulkModel(ReviewReader reader, BulkReview bulk, DraftDesk desk, TimeProvider time) : OfferPage
{
    public const string Return = "zurueck";
    private const string Publish = "veroeffentlichen";
    private const int LongestReason = 2000;

    [BindProperty(Name = "vorschlag")]
    public List<string> Ticked { get; set; } = [];

    [BindProperty(Name = "tun")]
    public string Act { get; set; } = Publish;

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    /// <summary>The whole records were checked.</summary>
    [BindProperty(Name = "geprueft")]
    public bool Confirmed { get; set; }

    /// <summary>The list with its filters.</summary>
    [BindProperty(Name = "von")]
    public string? From { get; set; }

    public string BackTo => LocalPath.Or(From, EditLinks.Queue);

    /// <summary>Ticked, and waiting for a decision now.</summary>
    public IReadOnlyList<QueueLine> Lines { get; private set; } = [];

    /// <summary>What could not be done, and why.</summary>
    public IReadOnlyList<BulkLine> Refused { get; private set; } = [];

    private int Finished { get; set; }

    public string Heading =>
        Refused.Count > 0 ? $"{Count(Finished)} {(Act == Return ? "zurückgegeben" : "veröffentlicht")}"
        : Lines.Count == 0 ? "Mehrere Vorschläge"
        : $"{Count(Lines.Count)} {(Act == Return ? "zurückgeben" : "veröffentlichen")}?";

    public void OnGet() => Name("Mehrere Vorschläge", ("Prüfung", EditLinks.Queue));

    public async Task OnPostAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAusfuehrenAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Lines.Count == 0)
            return Page();
        var reason = Reason?.Trim() ?? "";
        if (Act == Return && reason.Length == 0)
            return Again("grund", "Schreiben Sie den Trägern, was zu ändern ist.");
        if (reason.Length > LongestReason)
            return Again("grund", $"Der Grund hat {reason.Length} Zeichen. Möglich sind {LongestReason}.");
        var chosen = Choices();
        var outcome =
            Act == Return
                ? await bulk.ReturnAsync(
                    chosen,
                    reason,
                    desk.Actor,
                    desk.Change("Zur Änderung zurückgegeben, zusammen mit anderen"),
                    cancellation
                )
                : await bulk.PublishAsync(
                    chosen,
                    Confirmed ? new Assurance(BerlinTime.Today(time), null) : null,
                    desk.Actor,
                    desk.Change("Geprüft und zusammen mit anderen veröffentlicht"),
                    cancellation
                );
        Refused = [.. outcome.Where(l => l.Problem is not null)];
        Finished = outcome.Count - Refused.Count;
        return Refused.Count == 0
            ? See($"{EditLinks.Queue}?fertig={(Act == Return ? "zurueck" : "veroeffentlicht")}&anzahl={Finished}")
            : Page();
    }

    public static string Count(int number) =>
        number == 1 ? "1 Vorschlag" : number.ToString("N0", EditModel.German) + " Vorschläge";

    private Dictionary<Guid, int> Choices() =>
        Ticked
            .Select(BulkChoice.Parse)
            .OfType<BulkChoice>()
            .DistinctBy(c => c.Proposal)
            .ToDictionary(c => c.Proposal, c => c.Revision);

    private async Task ShowAsync(CancellationToken cancellation)
    {
        if (Act != Return)
            Act = Publish;
        var chosen = Choices();
        // The revision of the list stays: whoever ticked has read that one.
        Lines =
        [
            .. (await reader.QueueAsync(cancellation))
                .Where(l => l.Choice is not null && chosen.ContainsKey(l.Id))
                .Select(l => l with { Revision = chosen[l.Id] }),
        ];
        Name(Heading, ("Prüfung", EditLinks.Queue));
    }
}
