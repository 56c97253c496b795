using Kreisblick.Web.Features.Offers.Edit;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary><c>/verwaltung/meldungen</c>: what visitors have told, those that wait longest first.</summary>
internal sealed class ReportsModel(ReportReader reader) : OfferPage
{
    [BindProperty(Name = "art", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "stand", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "seite", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public ReportQuery Query => new(Kind, State, Number);

    public ReportPage Found { get; private set; } = new([], 0, 1);

    public bool IsFiltered => (Kind ?? State) is { Length: > 0 };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Name("Meldungen");
        Found = await reader.FindAsync(Query, cancellation);
    }

    /// <summary>The beginning of the text, for the list.</summary>
    public static string Beginning(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 80 ? line : line[..80].TrimEnd() + " …";
    }
}
