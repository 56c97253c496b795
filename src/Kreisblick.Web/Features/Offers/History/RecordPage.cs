using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Review;
using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Features.Offers.History;

/// <summary>The page of a published offer or provider: changes under way, versions, the way back to an earlier one.</summary>
internal abstract class RecordPage(
    DraftDesk desk,
    VersionReader versions,
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

    /// <summary>Changes under way, newest first.</summary>
    public IReadOnlyList<Proposal> Open { get; private set; } = [];
    public VersionList Versions { get; private set; } = null!;
    public IReadOnlyDictionary<string, string> Names => Versions.Names;

    public bool MayReview => desk.Actor.MayReview;

    protected DraftDesk Desk => desk;
    protected abstract RecordKind Kind { get; }

    /// <summary>Address of this page.</summary>
    protected abstract string Address { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await ShowAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAendernAsync(CancellationToken cancellation) =>
        await BeginAsync(cancellation) is { } draft ? See(draft) : NotFound();

    public async Task<IActionResult> OnPostWiederherstellenAsync(CancellationToken cancellation)
    {
        if (Version is not { } version || !await ShowAsync(cancellation))
            return NotFound();
        var outcome = await restore.RestoreAsync(
            Kind,
            Id,
            version,
            Read,
            desk.Actor,
            desk.Change($"Fassung {version} wiederhergestellt"),
            cancellation
        );
        return outcome switch
        {
            RestoreOutcome.Restored => See(Address + "?fertig=wiederhergestellt"),
            RestoreOutcome.Submitted => See(Address + "?fertig=vorgeschlagen"),
            RestoreOutcome.Refused { Refusal.Kind: not RefusalKind.Unknown } refused => Again(
                "fassungen",
                refused.Refusal.Message
            ),
            _ => NotFound(),
        };
    }

    /// <summary>Begins a change of the record.</summary>
    /// <returns>Address of the draft; null: there is no such record, or it is somebody else's.</returns>
    protected abstract Task<string?> BeginAsync(CancellationToken cancellation);

    /// <summary>Reads the record itself and names the page.</summary>
    /// <returns>Whether there is one that the person may know of.</returns>
    protected abstract Task<bool> FindAsync(CancellationToken cancellation);

    private async Task<bool> ShowAsync(CancellationToken cancellation)
    {
        if (!await FindAsync(cancellation))
            return false;
        Open = await versions.UnderWayAsync(Kind, Id, cancellation);
        var lines = await versions.ListAsync(Kind, Id, cancellation);
        Versions = new VersionList(
            Address,
            lines,
            Version,
            await ChangesAsync(cancellation),
            await accounts.NamesAsync(lines.Select(v => v.Who).Concat(Open.Select(p => p.Author)), cancellation),
            MayReview
        );
        return true;
    }

    /// <summary>What differs in the version from the one before, as the person may see it.</summary>
    private async Task<IReadOnlyList<ChangedField>> ChangesAsync(CancellationToken cancellation)
    {
        if (Version is not { } number || await versions.FindAsync(Kind, Id, number, cancellation) is not { } after)
            return [];
        var before = await versions.FindAsync(Kind, Id, number - 1, cancellation);
        return ReviewReader.Fields(
            before?.ShownTo(desk.Actor),
            after.ShownTo(desk.Actor),
            await desk.WordsAsync(cancellation)
        );
    }
}
