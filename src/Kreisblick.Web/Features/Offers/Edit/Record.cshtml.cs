using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Review;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary><c>/verwaltung/angebote/{id}</c>: a published offer: state, changes under way, versions.</summary>
internal sealed class RecordModel(
    RecordReader reader,
    DraftDesk desk,
    RestoreVersion restore,
    CatalogueSource catalogues,
    AccountDirectory accounts
) : OfferPage
{
    [BindProperty(Name = "id", SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version whose differences are shown.</summary>
    [BindProperty(Name = "fassung", SupportsGet = true)]
    public int? Version { get; set; }

    /// <summary>The newest version that was shown.</summary>
    [BindProperty(Name = "stand")]
    public int Read { get; set; }

    public OfferRecord Found { get; private set; } = null!;
    public IReadOnlyList<ChangedField> Changes { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Names { get; private set; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
    public CatalogueSnapshot Catalogue { get; private set; } = null!;
    public VersionList Versions =>
        new(EditLinks.Record(Id), Found.Versions, Version, Changes, Names, desk.Actor.MayReview);

    public string PublicPage => OfferLinks.Offer(Found.Offer, Catalogue);

    /// <summary>Why it falls due on that day; the end of funding is planning.</summary>
    public bool ForFunding => desk.Actor.SeesPlanning && Found.Upkeep.ForFunding;

    public bool HasEnded => Found.Offer.Status is ServiceStatus.Inactive or ServiceStatus.Defunct;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAendernAsync(CancellationToken cancellation) =>
        await desk.StartAsync(Id, cancellation) is StartOutcome.Started started
            ? See(EditLinks.Draft(started.Proposal))
            : NotFound();

    public async Task<IActionResult> OnPostWiederherstellenAsync(CancellationToken cancellation)
    {
        if (Version is not { } version || !await ShowAsync(cancellation))
            return NotFound();
        var outcome = await restore.RestoreAsync(
            RecordKind.Offer,
            Id,
            version,
            Read,
            desk.Actor,
            desk.Change($"Fassung {version} wiederhergestellt"),
            cancellation
        );
        return outcome switch
        {
            RestoreOutcome.Restored => See(EditLinks.Record(Id) + "?fertig=wiederhergestellt"),
            RestoreOutcome.Submitted => See(EditLinks.Record(Id) + "?fertig=vorgeschlagen"),
            RestoreOutcome.Refused { Refusal.Kind: not RefusalKind.Unknown } refused => Again(
                "fassungen",
                refused.Refusal.Message
            ),
            _ => NotFound(),
        };
    }

    public static string Day(DateTimeOffset instant) => QueueModel.Day(instant);

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await reader.FindAsync(Id, desk.Actor, cancellation) is not { } found)
            return false;
        Found = found;
        Catalogue = await catalogues.GetAsync(cancellation);
        Names = await accounts.NamesAsync(
            found.Versions.Select(v => v.Who).Concat(found.Open.Select(p => p.Author)),
            cancellation
        );
        if (
            Version is { } number
            && await reader.VersionsAsync(RecordKind.Offer, Id, number, desk.Actor, cancellation) is var (before, after)
        )
            Changes = ReviewReader.Fields(before, after, await desk.WordsAsync(cancellation));
        Name(found.Offer.Name, ("Angebote", EditLinks.List));
        return true;
    }
}
