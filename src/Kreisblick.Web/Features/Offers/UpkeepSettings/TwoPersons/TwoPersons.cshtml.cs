using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.UpkeepSettings.TwoPersons;

/// <summary>
/// <c>/verwaltung/einstellungen/pflege/{gilt}/zweitperson</c>: when a second person has to publish. Who loosens this
/// takes a safeguard away, and therefore proves once more who it is.
/// </summary>
[FreshProof]
internal sealed class TwoPersonsModel(UpkeepDesk desk, Person person, TimeProvider time) : OfferPage
{
    [BindProperty(Name = "gilt", SupportsGet = true)]
    public string Slug { get; set; } = "";

    [BindProperty(Name = "zweitperson")]
    public TwoPersonScope? Scope { get; set; }

    public UpkeepLine Line { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        Scope = Line.Values.TwoPersons;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return NotFound();
        if (Scope is not { } scope || !Enum.IsDefined(scope))
            return Again("zweitperson", "Wählen Sie aus, wann eine zweite Person freigibt.");
        await desk.SetTwoPersonsAsync(
            Line.Code,
            scope,
            person.Change($"Regel für die zweite Person: {Line.Name}", time),
            cancellation
        );
        return See(UpkeepLinks.List + "?fertig=gespeichert");
    }

    private async Task<bool> FindAsync(CancellationToken cancellation)
    {
        if (await desk.FindAsync(UpkeepLinks.CodeOf(Slug), cancellation) is not { } line)
            return false;
        Line = line;
        Name(
            "Zweite Person: " + line.Name,
            ("Fristen der Pflege", UpkeepLinks.List),
            ("Fristen: " + line.Name, UpkeepLinks.Rule(line.Code))
        );
        return true;
    }
}
