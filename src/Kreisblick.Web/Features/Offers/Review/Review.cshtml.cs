using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary><c>/verwaltung/pruefung/{id}</c>: old beside new, a verdict per field, the decision at the end.</summary>
internal sealed class ReviewModel(
    ReviewReader reader,
    DraftDesk desk,
    ReviewProposal review,
    PublishProposal publish,
    Person person,
    TimeProvider time
) : OfferPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "stand")]
    public int Revision { get; set; }

    [BindProperty(Name = "grund")]
    public string? Reason { get; set; }

    /// <summary>The whole record was checked, not only what changed.</summary>
    [BindProperty(Name = "geprueft")]
    public bool Confirmed { get; set; }

    [BindProperty(Name = "termin")]
    public string? Day { get; set; }

    public Comparison Found { get; private set; } = null!;

    /// <summary>This person reads it now and may decide.</summary>
    public bool IsMine =>
        Found.Draft.Proposal is { State: ProposalState.InReview } proposal
        && proposal.Reviewer == person.AccountId?.ToString();

    public bool IsOffer => Found.Draft.Document is OfferDocument;

    public string Kind =>
        (IsOffer, Found.IsNew) switch
        {
            (true, true) => "Neues Angebot",
            (false, true) => "Neuer Träger, Angaben",
            _ => "Änderung",
        };

    public static IReadOnlyList<string> Reasons { get; } =
    [
        "Bitte kürzer und einfacher schreiben.",
        "Bitte Adresse oder Telefonnummer prüfen.",
        "Bitte genauer sagen, für wen das Angebot ist.",
        "Bitte Öffnungszeiten ergänzen.",
        "Bitte Kosten nennen, auch wenn es nichts kostet.",
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        Confirmed = Found.IsNew && IsOffer;
        return Page();
    }

    public async Task<IActionResult> OnPostUebernehmenAsync(CancellationToken cancellation) =>
        await AfterAsync(
            await review.TakeAsync(Id, Revision, desk.Actor, desk.Change("Prüfung begonnen"), cancellation),
            EditLinks.Review(Id),
            cancellation
        );

    public async Task<IActionResult> OnPostZurueckAsync(CancellationToken cancellation) =>
        await AfterAsync(
            await review.ReturnAsync(
                Id,
                Revision,
                Verdicts(),
                Words(Reason),
                desk.Actor,
                desk.Change("Zur Änderung zurückgegeben"),
                cancellation
            ),
            EditLinks.Queue + "?fertig=zurueck",
            cancellation
        );

    public async Task<IActionResult> OnPostAblehnenAsync(CancellationToken cancellation) =>
        await AfterAsync(
            await review.RefuseAsync(
                Id,
                Revision,
                Words(Reason) ?? "",
                desk.Actor,
                desk.Change("Vorschlag abgelehnt"),
                cancellation
            ),
            EditLinks.Queue + "?fertig=abgelehnt",
            cancellation
        );

    public async Task<IActionResult> OnPostVeroeffentlichenAsync(CancellationToken cancellation)
    {
        if (Verdicts().Any(v => !v.Accepted))
            return await AgainAsync(
                "felder",
                "Sie haben Felder zum Zurückgeben markiert. Geben Sie den Vorschlag zurück oder nehmen Sie die Felder an.",
                cancellation
            );
        var today = BerlinTime.Today(time);
        return await AfterAsync(
            await publish.PublishAsync(
                Id,
                Revision,
                Confirmed ? new Assurance(today, null) : null,
                desk.Actor,
                desk.Change("Vorschlag geprüft und veröffentlicht"),
                cancellation
            ),
            cancellation
        );
    }

    public async Task<IActionResult> OnPostTerminAsync(CancellationToken cancellation)
    {
        if (!DateOnly.TryParseExact(Day?.Trim(), ["d.M.yyyy", "yyyy-MM-dd"], EditModel.German, default, out var day))
            return await AgainAsync("termin", "Geben Sie den Tag ein, zum Beispiel 24.12.2026.", cancellation);
        // In the first hours of the day, before people look.
        var at = BerlinTime.ToInstant(day, new TimeOnly(5, 0));
        return await AfterAsync(
            await publish.ScheduleAsync(
                Id,
                Revision,
                at,
                desk.Actor,
                desk.Change("Vorschlag für einen Tag freigegeben"),
                cancellation
            ),
            cancellation
        );
    }

    private async Task<IActionResult> AfterAsync(StepOutcome outcome, string next, CancellationToken cancellation) =>
        outcome is StepOutcome.Refused { Refusal: var refusal } ? await SayAsync(refusal, cancellation) : See(next);

    private async Task<IActionResult> AfterAsync(PublishOutcome outcome, CancellationToken cancellation) =>
        outcome switch
        {
            PublishOutcome.Published => See(EditLinks.Queue + "?fertig=veroeffentlicht"),
            PublishOutcome.Scheduled => See(EditLinks.Queue + "?fertig=termin"),
            // Somebody has to choose first; the page of the draft asks.
            PublishOutcome.Collided when await reader.FindAsync(Id, cancellation) is { } found => See(
                EditLinks.Draft(found.Draft.Proposal) + "#entscheiden"
            ),
            PublishOutcome.Refused refused => await SayAsync(refused.Refusal, cancellation),
            _ => NotFound(),
        };

    private async Task<IActionResult> SayAsync(Refusal refusal, CancellationToken cancellation) =>
        refusal.Kind == RefusalKind.Unknown
            ? NotFound()
            : await AgainAsync(
                "entscheiden",
                string.Join(
                    " ",
                    refusal.Findings.Select(f => f.Message).Distinct(StringComparer.Ordinal).Prepend(refusal.Message)
                ),
                cancellation
            );

    private async Task<IActionResult> AgainAsync(string field, string message, CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Again(field, message) : NotFound();

    /// <summary>Fields that came with a verdict: "feld-0" names the path, "urteil-0" and "grund-0" what is said of it.</summary>
    private List<FieldVerdict> Verdicts()
    {
        var verdicts = new List<FieldVerdict>();
        for (var i = 0; Request.Form[$"feld-{i}"] is [{ Length: > 0 } path, ..]; i++)
        {
            var accepted = Request.Form[$"urteil-{i}"] != "zurueck";
            verdicts.Add(new FieldVerdict(path, accepted, accepted ? null : Words(Request.Form[$"grund-{i}"])));
        }
        return verdicts;
    }

    public bool IsReturned(int field) => Request.HasFormContentType && Request.Form[$"urteil-{field}"] == "zurueck";

    public string? ReasonAt(int field) => Request.HasFormContentType ? Request.Form[$"grund-{field}"].ToString() : null;

    private static string? Words(string? text) => text?.Trim() is { Length: > 0 } words ? words : null;

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await reader.FindAsync(Id, cancellation) is not { } found)
            return false;
        Found = found;
        Revision = found.Draft.Proposal.Revision;
        Name(found.Draft.Document.Title, ("Prüfung", EditLinks.Queue));
        return true;
    }
}
