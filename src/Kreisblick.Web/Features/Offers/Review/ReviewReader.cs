using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Review;

/// <summary>One proposal in the queue.</summary>
internal sealed record QueueLine(
    Guid Id,
    RecordKind Kind,
    string Title,
    string Provider,
    bool IsNew,
    ProposalState State,
    DateTimeOffset? SubmittedAt,
    DateTimeOffset? PublishAt,
    string? Reviewer,
    int Revision
)
{
    public string KindWords =>
        (Kind, IsNew) switch
        {
            (RecordKind.Provider, true) => "neuer Träger",
            (RecordKind.Provider, false) => "Angaben zum Träger",
            (_, true) => "neues Angebot",
            _ => "Änderung",
        };

    /// <summary>For deciding about several at once; null: it waits for its day.</summary>
    public BulkChoice? Choice => State == ProposalState.Scheduled ? null : new BulkChoice(Id, Revision);
}

/// <summary>One changed field, as an editor reads it.</summary>
internal sealed record ChangedField(string Path, FieldLabel Label, string? Before, string? After)
{
    public IReadOnlyList<TextPiece> Pieces { get; } = WordDifferences.Between(Before, After);
}

/// <summary>A proposal beside what is published.</summary>
/// <param name="Warnings">What an editor should look at.</param>
internal sealed record Comparison(
    Draft Draft,
    bool IsNew,
    IReadOnlyList<ChangedField> Fields,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<LikelyDuplicate> Duplicates,
    string Author,
    string? Reviewer
);

/// <summary>Reads the queue and one proposal for the pages of review.</summary>
internal sealed class ReviewReader(
    KreisblickDb db,
    DraftDesk desk,
    AccountDirectory accounts,
    LikelyDuplicates duplicates
)
{
    /// <summary>What waits for an editor, oldest first; what waits for its day at the end.</summary>
    public async Task<IReadOnlyList<QueueLine>> QueueAsync(CancellationToken cancellation)
    {
        var found = await db.Set<Proposal>()
            .AsNoTracking()
            .Where(p =>
                p.State == ProposalState.Submitted
                || p.State == ProposalState.InReview
                || p.State == ProposalState.Scheduled
            )
            .OrderBy(p => p.SubmittedAt)
            .Select(p => new
            {
                p.Id,
                p.Kind,
                p.Title,
                p.OwnerId,
                p.BaseVersion,
                p.State,
                p.SubmittedAt,
                p.PublishAt,
                p.Reviewer,
                p.Revision,
            })
            .ToListAsync(cancellation);
        Guid[] owners = [.. found.Select(p => p.OwnerId).Distinct()];
        var providers = await db.Set<Organization>()
            .Where(o => EF.Parameter(owners).Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var names = await accounts.NamesAsync(found.Select(p => p.Reviewer).OfType<string>(), cancellation);
        return
        [
            .. found
                .OrderBy(p => p.State == ProposalState.Scheduled)
                .Select(p => new QueueLine(
                    p.Id,
                    p.Kind,
                    p.Title,
                    providers.GetValueOrDefault(p.OwnerId, p.Kind == RecordKind.Provider ? p.Title : ""),
                    p.BaseVersion == 0,
                    p.State,
                    p.SubmittedAt,
                    p.PublishAt,
                    p.Reviewer is null ? null : names[p.Reviewer],
                    p.Revision
                )),
        ];
    }

    public async Task<Comparison?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await desk.FindAnyAsync(id, cancellation) is not { } draft)
            return null;
        var published = await PublishedAsync(draft.Document, cancellation);
        var words = await desk.WordsAsync(cancellation);
        var proposal = draft.Proposal;
        var names = await accounts.NamesAsync(
            new[] { proposal.Author, proposal.Reviewer }.OfType<string>(),
            cancellation
        );
        var warnings = draft.Findings.Select(f => f.Message).ToList();
        if (Description(draft.Document) is { } text && Readability.Of(text).Advice is { } advice)
            warnings.Add(advice);
        var rules = await UpkeepRules.LoadAsync(db, cancellation);
        if (await new CrisisReach(db, rules).TouchesAsync(draft.Document, published, cancellation))
            warnings.Add("Der Vorschlag betrifft Krisenhilfe. Rufen Sie neue Nummern vor dem Veröffentlichen an.");
        return new Comparison(
            draft,
            published is null,
            Fields(published, draft.Document, words),
            warnings,
            draft.Document is OfferDocument offer ? await duplicates.OfAsync(offer, cancellation) : [],
            names[proposal.Author],
            proposal.Reviewer is null ? null : names[proposal.Reviewer]
        );
    }

    private async Task<RecordDocument?> PublishedAsync(RecordDocument document, CancellationToken cancellation) =>
        document is OfferDocument
            ? await DocumentReader.OfferAsync(db, document.Id, cancellation)
            : await DocumentReader.ProviderAsync(db, document.Id, cancellation);

    private static string? Description(RecordDocument document) =>
        document switch
        {
            OfferDocument offer => offer.Description,
            ProviderDocument provider => provider.Description,
            _ => null,
        };

    /// <summary>What differs, in the order of the form.</summary>
    public static IReadOnlyList<ChangedField> Fields(RecordDocument? before, RecordDocument after, FieldWords words) =>
        [
            .. DocumentDifferences
                .Between(before, after)
                .Select(d => new ChangedField(
                    d.Path,
                    FieldLabels.Of(d.Path, d.After ?? d.Before),
                    words.Of(d.Path, d.Before),
                    words.Of(d.Path, d.After)
                ))
                .Where(f => f.Path != "organizationId" || f.Before is not null),
        ];
}
