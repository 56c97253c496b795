using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Proposals;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary><c>/verwaltung/dubletten/{bleibt}/{endet}</c>: two offers side by side; what counts is chosen field by field.</summary>
internal sealed class PairModel(DuplicateReader reader, MergeOffers merge, DraftDesk desk) : OfferPage
{
    private const string Right = "rechts";

    [BindProperty(Name = "kept", SupportsGet = true)]
    public Guid Kept { get; set; }

    [BindProperty(Name = "other", SupportsGet = true)]
    public Guid Other { get; set; }

    /// <summary>Version of the offer that stays, as it was shown.</summary>
    [BindProperty(Name = "stand")]
    public int KeptVersion { get; set; }

    [BindProperty(Name = "stand-anderes")]
    public int OtherVersion { get; set; }

    public ComparedPair Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostZusammenAsync(CancellationToken cancellation)
    {
        var outcome = await merge.MergeAsync(
            new ReadOffer(Kept, KeptVersion),
            new ReadOffer(Other, OtherVersion),
            FromOther(),
            desk.Actor,
            desk.Change("Doppeltes Angebot zusammengeführt"),
            cancellation
        );
        if (outcome is not MergeOutcome.Refused { Refusal: var refusal })
            return See(DuplicateLinks.List + "?fertig=zusammengefuehrt");
        return refusal.Kind == RefusalKind.Unknown || !await ShowAsync(cancellation)
            ? NotFound()
            : Again(
                "felder",
                string.Join(
                    " ",
                    refusal.Findings.Select(f => f.Message).Distinct(StringComparer.Ordinal).Prepend(refusal.Message)
                )
            );
    }

    public async Task<IActionResult> OnPostVerschiedenAsync(CancellationToken cancellation)
    {
        await merge.KeepApartAsync(Kept, Other, desk.Change("Als verschiedene Angebote erkannt"), cancellation);
        return See(DuplicateLinks.List + "?fertig=verschieden");
    }

    /// <summary>As it was chosen before an error, else what is usual.</summary>
    public bool IsRight(int line) =>
        Request.HasFormContentType ? Request.Form[$"wahl-{line}"] == Right : Found.Fields[line].TakesOther;

    /// <summary>"feld-0" names the path, "wahl-0" the side that counts.</summary>
    private HashSet<string> FromOther()
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; Request.Form[$"feld-{i}"] is [{ Length: > 0 } path, ..]; i++)
            if (Request.Form[$"wahl-{i}"] == Right)
                paths.Add(path);
        return paths;
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await reader.CompareAsync(Kept, Other, cancellation) is not { } found)
            return false;
        Found = found;
        Name("Vergleichen", ("Mögliche Doppel", DuplicateLinks.List));
        return true;
    }
}
