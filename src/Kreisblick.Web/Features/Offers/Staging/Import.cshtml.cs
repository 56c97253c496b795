using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Review;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>
/// <c>/verwaltung/import/{id}</c>: the rows of one file, what is wrong with them, and the steps that lie ahead: choose,
/// take over, publish, take back.
/// </summary>
internal sealed class ImportModel(ImportReader reader, ImportDesk imports, DraftDesk desk, TimeProvider time)
    : OfferPage
{
    private const string Refresh = "5";

    /// <summary>Values of <c>?zeigen=</c> with what they say.</summary>
    public static IReadOnlyList<(string Value, RowFilter Filter, string German)> Filters { get; } =
    [
        ("", RowFilter.All, "alle"),
        ("neu", RowFilter.New, "neu"),
        ("geaendert", RowFilter.Changed, "geändert"),
        ("gleich", RowFilter.Same, "unverändert"),
        ("fehler", RowFilter.Broken, "fehlerhaft"),
        ("doppel", RowFilter.Alike, "vielleicht schon vorhanden"),
        ("offen", RowFilter.Stuck, "noch zu klären"),
    ];

    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "zeigen", SupportsGet = true)]
    public string? Shown { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>Rows on the page from which the choice came.</summary>
    [BindProperty(Name = "zeile")]
    public List<Guid> Lines { get; set; } = [];

    [BindProperty(Name = "nehmen")]
    public List<Guid> Taken { get; set; } = [];

    [BindProperty(Name = "geprueft")]
    public bool Confirmed { get; set; }

    [BindProperty(Name = "sicher")]
    public bool Sure { get; set; }

    public ImportView View { get; private set; } = null!;

    /// <summary>Publishes and takes back; planners only bring files.</summary>
    public bool IsEditor => desk.Actor.MayReview;

    /// <summary>Who brought the file does not publish it alone.</summary>
    public bool NeedsSecond { get; private set; }

    public ImportRun Run => View.Run;

    public bool MayBeUndone => Run.MayBeUndone(time.GetUtcNow());

    public RowFilter Filter => Filters.FirstOrDefault(f => f.Value == Shown).Filter;

    public string? Notice =>
        Done switch
        {
            "gewaehlt" => "Ihre Auswahl ist gespeichert.",
            "verworfen" => "Die Datei ist verworfen. Am Verzeichnis hat sich nichts geändert.",
            _ => null,
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await ShowAsync(cancellation))
            return NotFound();
        if (Run.IsAtWork)
            Response.Headers["Refresh"] = Refresh;
        return Page();
    }

    public async Task<IActionResult> OnPostAuswahlAsync(CancellationToken cancellation) =>
        await AnswerAsync(
            await imports.ChooseAsync(
                Id,
                Lines,
                Taken.ToHashSet(),
                desk.Change("Zeilen eines Imports gewählt"),
                cancellation
            ),
            Address(Shown, Number, "gewaehlt"),
            cancellation
        );

    public Task<IActionResult> OnPostUebernehmenAsync(CancellationToken cancellation) =>
        BeginAsync(ImportRunState.Applying, "Import übernommen", cancellation);

    public Task<IActionResult> OnPostVeroeffentlichenAsync(CancellationToken cancellation) =>
        BeginAsync(ImportRunState.Publishing, "Import veröffentlicht", cancellation);

    public async Task<IActionResult> OnPostZuruecknehmenAsync(CancellationToken cancellation)
    {
        if (Sure)
            return await BeginAsync(ImportRunState.Undoing, "Import zurückgenommen", cancellation);
        return await ShowAsync(cancellation)
            ? Again("sicher", "Bestätigen Sie, dass Sie den Import zurücknehmen wollen.")
            : NotFound();
    }

    public async Task<IActionResult> OnPostVerwerfenAsync(CancellationToken cancellation) =>
        await AnswerAsync(
            await imports.DiscardAsync(Id, desk.Change("Import verworfen"), cancellation),
            Address(null, 1, "verworfen"),
            cancellation
        );

    public string Address(string? shown, int page, string? done = null)
    {
        var query = string.Join(
            '&',
            new[]
            {
                string.IsNullOrEmpty(shown) ? null : "zeigen=" + Uri.EscapeDataString(shown),
                page > 1 ? $"seite={page}" : null,
                done is null ? null : "fertig=" + done,
            }.OfType<string>()
        );
        return ImportLinks.Run(Id) + (query.Length == 0 ? "" : "?" + query);
    }

    public static string Rows(int count) =>
        count == 1 ? "1 Eintrag" : count.ToString("N0", EditModel.German) + " Einträge";

    public static string Count(int count) => count.ToString("N0", EditModel.German);

    public static string EffectOf(StagedRow row) =>
        row.Effect switch
        {
            RowEffect.New => row.Kind == RecordKind.Offer ? "neu" : "neuer Träger, kommt mit seinen Angeboten",
            RowEffect.Changed => "geändert: " + row.Changes,
            RowEffect.Same => "unverändert",
            _ => "fehlerhaft",
        };

    public static string Day(DateTimeOffset? instant) => QueueModel.Day(instant);

    private async Task<IActionResult> BeginAsync(ImportRunState work, string why, CancellationToken cancellation) =>
        await AnswerAsync(
            await imports.BeginAsync(Id, work, Confirmed, desk.Actor, desk.Change(why), cancellation),
            Address(null, 1),
            cancellation
        );

    private async Task<IActionResult> AnswerAsync(Refusal? refusal, string next, CancellationToken cancellation)
    {
        if (refusal is null)
            return See(next);
        return refusal.Kind != RefusalKind.Unknown && await ShowAsync(cancellation)
            ? Again("schritte", refusal.Message)
            : NotFound();
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await reader.FindAsync(Id, Filter, Number, cancellation) is not { } view)
            return false;
        View = view;
        NeedsSecond = await imports.NeedsSecondAsync(view.Run, desk.Change(""), cancellation);
        Name(view.Run.FileName, ("Dateien einlesen", ImportLinks.List));
        return true;
    }
}
