using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Platform.Web.Limits;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary><c>/verwaltung/import</c>: bring a file of offers, and find the imports of before.</summary>
[UploadLimit(HsdsFile.MaxBytes)]
internal sealed class ImportsModel(ImportReader reader, ImportDesk imports, DraftDesk desk) : OfferPage
{
    [BindProperty(Name = "datei")]
    public IFormFile? Upload { get; set; }

    /// <summary>Where the file comes from.</summary>
    [BindProperty(Name = "herkunft")]
    public string? Origin { get; set; }

    public IReadOnlyList<ImportLine> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        var origin = Origin?.Trim() ?? "";
        if (Upload is null)
            return Again("datei", "Wählen Sie eine Datei aus.");
        if (origin.Length > ImportRun.MostOrigin)
            return Again("herkunft", $"Kürzen Sie die Herkunft auf {ImportRun.MostOrigin} Zeichen.");
        await using var content = Upload.OpenReadStream();
        return await imports.ReceiveAsync(
            content,
            Upload.FileName,
            origin,
            desk.Change("Datei eingelesen"),
            cancellation
        ) switch
        {
            ReceiveOutcome.Received received => See(ImportLinks.Run(received.Run)),
            ReceiveOutcome.Refused refused => Again("datei", refused.Message),
            _ => throw new InvalidOperationException("Unknown outcome."),
        };
    }

    public static string StateOf(ImportRunState state) =>
        state switch
        {
            ImportRunState.Reading => "wird gelesen",
            ImportRunState.Refused => "nicht lesbar",
            ImportRunState.Staged => "gelesen, wartet auf Ihre Auswahl",
            ImportRunState.Applying => "wird übernommen",
            ImportRunState.Applied => "übernommen",
            ImportRunState.Publishing => "wird veröffentlicht",
            ImportRunState.Undoing => "wird zurückgenommen",
            ImportRunState.Undone => "zurückgenommen",
            _ => "verworfen",
        };

    private async Task ShowAsync(CancellationToken cancellation)
    {
        Name("Dateien einlesen");
        Runs = await reader.ListAsync(cancellation);
    }
}
