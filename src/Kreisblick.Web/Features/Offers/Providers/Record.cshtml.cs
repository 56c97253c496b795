using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Review;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.Providers;

/// <summary><c>/verwaltung/traeger/{id}</c>: a published provider: changes under way, versions.</summary>
internal sealed class ProviderRecordModel(
    ProviderDesk providers,
    RecordReader reader,
    DraftDesk desk,
    RestoreVersion restore,
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

    public ProviderRecord Found { get; private set; } = null!;
    public VersionList Versions { get; private set; } = null!;
    public IReadOnlyDictionary<string, string> Names => Versions.Names;

    public bool MayReview => desk.Actor.MayReview;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAendernAsync(CancellationToken cancellation) =>
        await providers.StartAsync(Id, cancellation) is StartOutcome.Started started
            ? See(ProviderLinks.Draft(started.Proposal))
            : NotFound();

    public async Task<IActionResult> OnPostWiederherstellenAsync(CancellationToken cancellation)
    {
        if (Version is not { } version || !await ShowAsync(cancellation))
            return NotFound();
        var outcome = await restore.RestoreAsync(
            RecordKind.Provider,
            Id,
            version,
            Read,
            desk.Actor,
            desk.Change($"Fassung {version} wiederhergestellt"),
            cancellation
        );
        return outcome switch
        {
            RestoreOutcome.Restored => See(ProviderLinks.Record(Id) + "?fertig=wiederhergestellt"),
            RestoreOutcome.Submitted => See(ProviderLinks.Record(Id) + "?fertig=vorgeschlagen"),
            RestoreOutcome.Refused { Refusal.Kind: not RefusalKind.Unknown } refused => Again(
                "fassungen",
                refused.Refusal.Message
            ),
            _ => NotFound(),
        };
    }

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (await providers.RecordAsync(Id, cancellation) is not { } found)
            return false;
        Found = found;
        IReadOnlyList<ChangedField> changes = [];
        if (
            Version is { } number
            && await reader.VersionsAsync(RecordKind.Provider, Id, number, desk.Actor, cancellation)
                is var (before, after)
        )
            changes = ReviewReader.Fields(before, after, await desk.WordsAsync(cancellation));
        var names = await accounts.NamesAsync(
            found.Versions.Select(v => v.Who).Concat(found.Open.Select(p => p.Author)),
            cancellation
        );
        Versions = new VersionList(
            ProviderLinks.Record(Id),
            found.Versions,
            Version,
            changes,
            names,
            desk.Actor.MayReview
        );
        Name(found.Provider.Name, ("Träger", ProviderLinks.List));
        return true;
    }
}
