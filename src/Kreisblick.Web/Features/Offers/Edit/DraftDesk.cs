using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.FreeFields;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>A draft as its pages show it to one person.</summary>
/// <param name="Document">Without what the person may not see.</param>
/// <param name="Collisions">Fields for which a choice is open.</param>
/// <param name="IsWritable">Whether this person may write into it now.</param>
/// <param name="Provider">Name of the provider.</param>
internal sealed record Draft(
    Proposal Proposal,
    RecordDocument Document,
    IReadOnlyList<FieldCollision> Collisions,
    bool IsWritable,
    string Provider
)
{
    public Guid Id => Proposal.Id;

    /// <summary>For the pages of offers.</summary>
    public OfferDocument Offer => (OfferDocument)Document;

    /// <summary>Fields that an editor has given back, with the reason.</summary>
    public IEnumerable<FieldVerdict> Wishes =>
        Proposal.State == ProposalState.Returned ? Proposal.Verdicts.Where(v => !v.Accepted) : [];

    /// <summary>What is wrong or missing, step by step.</summary>
    public IReadOnlyList<DocumentFinding> Findings { get; } = DocumentCheck.Of(Document);
}

/// <summary>What the pages of the form read and write, as the person who is signed in.</summary>
internal sealed class DraftDesk(
    KreisblickDb db,
    CatalogueSource catalogues,
    AreaRegisterSource areas,
    HolidayCalendarSource holidays,
    StartProposal start,
    SaveProposal save,
    SubmitProposal submit,
    PublishFree publishFree,
    FreeFieldRules freeFields,
    Person person,
    TimeProvider time
)
{
    private readonly OfferActor actor = OfferActor.Of(person);

    public OfferActor Actor => actor;

    public ValueTask<HolidayCalendar> HolidaysAsync(CancellationToken cancellation) => holidays.GetAsync(cancellation);

    public async Task<EditContext> ContextAsync(CancellationToken cancellation) =>
        new(
            await catalogues.GetAsync(cancellation),
            await areas.GetAsync(cancellation),
            person.AccountId?.ToString() ?? "",
            time.GetUtcNow()
        );

    /// <summary>Null: there is none, or the person may not know of it.</summary>
    public async Task<Draft?> FindAsync(Guid id, CancellationToken cancellation) =>
        await FindAnyAsync(id, cancellation) is { Document: OfferDocument } draft ? draft : null;

    /// <summary>A draft of an offer or of a provider.</summary>
    public async Task<Draft?> FindAnyAsync(Guid id, CancellationToken cancellation)
    {
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (proposal is null || !ProposalSteps.IsVisible(proposal, actor))
            return null;
        var writable =
            proposal.State is ProposalState.Draft or ProposalState.Returned
            || (
                proposal.State == ProposalState.InReview
                && actor.MayReview
                && proposal.Reviewer == person.AccountId?.ToString()
            );
        var provider = await db.Set<Organization>()
            .Where(o => o.Id == proposal.OwnerId)
            .Select(o => o.Name)
            .FirstOrDefaultAsync(cancellation);
        var document = proposal.Document.ShownTo(actor);
        return new Draft(
            proposal,
            document,
            [.. proposal.Collisions.ShownTo(actor)],
            writable,
            provider ?? (document is ProviderDocument ? document.Title : "")
        );
    }

    /// <summary>Providers for which the person may write.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ProvidersAsync(CancellationToken cancellation)
    {
        var query = db.Set<Organization>().AsQueryable();
        if (actor.Organizations is { } own)
        {
            Guid[] ids = [.. own];
            query = query.Where(o => EF.Parameter(ids).Contains(o.Id));
        }
        var found = await query.Select(o => new { o.Id, o.Name }).ToListAsync(cancellation);
        return
        [
            .. found
                .OrderBy(o => o.Name, StringComparer.Create(EditModel.German, ignoreCase: true))
                .Select(o => (o.Id, o.Name)),
        ];
    }

    /// <summary>A new offer of which the name is known.</summary>
    public async Task<StartOutcome> StartNewAsync(Guid organization, string name, CancellationToken cancellation)
    {
        var outcome = await start.NewOfferAsync(organization, actor, Change("Neues Angebot"), cancellation);
        if (outcome is not StartOutcome.Started started)
            return outcome;
        return
            await SaveAsync(started.Proposal, started.Revision, o => o with { Name = name }, cancellation)
                is SaveOutcome.Saved saved
            ? started with
            {
                Revision = saved.Revision,
            }
            : outcome;
    }

    public Task<StartOutcome> StartAsync(Guid offer, CancellationToken cancellation) =>
        start.ForAsync(RecordKind.Offer, offer, actor, Change("Änderung begonnen"), cancellation);

    public Task<SaveOutcome> SaveAsync(
        Guid id,
        int revision,
        Func<OfferDocument, OfferDocument> edit,
        CancellationToken cancellation
    ) =>
        save.SaveAsync(
            id,
            revision,
            document => edit((OfferDocument)document),
            actor,
            Change("Entwurf gespeichert"),
            cancellation
        );

    public Task<SaveOutcome> ChooseAsync(Guid id, string path, int? other, CancellationToken cancellation) =>
        save.ChooseAsync(id, path, other, actor, Change("Zwischen zwei Eingaben gewählt"), cancellation);

    /// <summary>Hands it in; what a provider changed in free fields only is published with it.</summary>
    public async Task<StepOutcome> SubmitAsync(Guid id, int revision, CancellationToken cancellation)
    {
        var outcome = await submit.SubmitAsync(id, revision, actor, Change("Zur Prüfung gesendet"), cancellation);
        if (outcome is StepOutcome.Done && !actor.MayReview)
            await publishFree.TryAsync(id, actor, Change("Freie Felder vom Träger geändert"), cancellation);
        return outcome;
    }

    /// <summary>Whether handing it in publishes it.</summary>
    public async Task<bool> GoesOutAtOnceAsync(Draft draft, CancellationToken cancellation) =>
        !actor.MayReview
        && draft.Document is OfferDocument
        && await freeFields.CoverAsync(
            (await DocumentReader.OfferAsync(db, draft.Document.Id, cancellation))?.ShownTo(actor),
            draft.Document,
            cancellation
        );

    public Task<StepOutcome> WithdrawAsync(Guid id, CancellationToken cancellation) =>
        submit.WithdrawAsync(id, actor, Change("Zurückgezogen"), cancellation);

    /// <summary>Says what stands in a field.</summary>
    public async Task<FieldWords> WordsAsync(CancellationToken cancellation)
    {
        var catalogue = await catalogues.GetAsync(cancellation);
        var providers = await db.Set<Organization>().ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        return new FieldWords(
            id => catalogue.Find(id)?.Label ?? providers.GetValueOrDefault(id),
            BerlinTime.Today(time)
        );
    }

    public ChangeContext Change(string why) => person.Change(why, time);
}
