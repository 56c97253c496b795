using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Proposals;

/// <summary>
/// A change of an offer or a provider on its way to being published: the whole document as it shall become, the version
/// from which it set out, and what was decided. Each step says what happened; a step out of order throws, handlers ask
/// <see cref="State"/> first.
/// </summary>
internal sealed class Proposal
{
    private Proposal() { }

    /// <param name="document">Canonical.</param>
    /// <param name="baseVersion">The published version from which it sets out; 0: the record is new.</param>
    public Proposal(RecordDocument document, int baseVersion, ChangeContext change)
    {
        Id = Guid.CreateVersion7(change.When);
        Kind = document.Kind;
        RecordId = document.Id;
        BaseVersion = baseVersion;
        Author = change.Who;
        CreatedAt = change.When;
        State = ProposalState.Draft;
        Put(document, change.When);
    }

    public Guid Id { get; private set; }
    public RecordKind Kind { get; private set; }
    public Guid RecordId { get; private set; }

    /// <summary>Provider of the record: who belongs to it may write.</summary>
    public Guid OwnerId { get; private set; }
    public string Title { get; private set; } = "";
    public string Json { get; private set; } = "";
    public int BaseVersion { get; private set; }
    public ProposalState State { get; private set; }

    /// <summary>Rises with every step; who decides names the one that was read.</summary>
    public int Revision { get; private set; }
    public string Author { get; private set; } = "";
    public string? Reviewer { get; private set; }
    public string? Approver { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was given back, refused or withdrawn, for the author.</summary>
    public string? Reason { get; private set; }
    public IReadOnlyList<FieldVerdict> Verdicts { get; private set; } = [];

    /// <summary>A text to the database, which has to find in it where a place is named.</summary>
    public string CollisionsJson { get; private set; } = "[]";

    public IReadOnlyList<FieldCollision> Collisions
    {
        get => DocumentJson.ReadValue<IReadOnlyList<FieldCollision>>(CollisionsJson);
        private set => CollisionsJson = DocumentJson.WriteValue(value);
    }

    public IReadOnlyList<Contributor> Contributors { get; private set; } = [];

    /// <summary>When an approved proposal is to be published.</summary>
    public DateTimeOffset? PublishAt { get; private set; }

    /// <summary>The whole record is confirmed with it ("geprüft am").</summary>
    public DateOnly? ConfirmedOn { get; private set; }
    public EmailAddress? ConfirmedBy { get; private set; }

    /// <summary>The import from which it came, if any.</summary>
    public Guid? BatchId { get; init; }
    public int? PublishedVersion { get; private set; }

    /// <summary>A change of freed fields: published at once, editors are told.</summary>
    public bool AtOnce { get; private set; }

    /// <summary>When an editor has seen what was published at once.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    public RecordDocument Document => DocumentJson.Read(Kind, Json);

    public Assurance? Confirmed => ConfirmedOn is null ? null : new Assurance(ConfirmedOn, ConfirmedBy);

    /// <summary>New content. What an editor had said about fields that changed again is no longer said.</summary>
    public void Write(
        RecordDocument document,
        IReadOnlyList<FieldCollision> collisions,
        Contributor by,
        IReadOnlySet<string> changedPaths,
        DateTimeOffset now
    )
    {
        Require(ProposalState.Draft, ProposalState.Returned, ProposalState.InReview);
        Contributors =
        [
            .. Contributors.Where(c => c.Who != by.Who),
            by with
            {
                TouchedContacts = by.TouchedContacts || Contributors.Any(c => c.Who == by.Who && c.TouchedContacts),
            },
        ];
        Verdicts = [.. Verdicts.Where(v => !changedPaths.Contains(v.Path))];
        Collisions = collisions;
        Put(document, now);
    }

    /// <summary>The published version moved on: the proposal sets out from the new one.</summary>
    public void Rebase(
        RecordDocument document,
        int baseVersion,
        IReadOnlyList<FieldCollision> collisions,
        DateTimeOffset now
    )
    {
        Require(
            ProposalState.Draft,
            ProposalState.Returned,
            ProposalState.Submitted,
            ProposalState.InReview,
            ProposalState.Scheduled
        );
        BaseVersion = baseVersion;
        Collisions = collisions;
        if (State == ProposalState.Scheduled && collisions.Count > 0)
            (State, PublishAt, Approver) = (ProposalState.Submitted, null, null);
        Put(document, now);
    }

    public void Confirm(Assurance? confirmation) => (ConfirmedOn, ConfirmedBy) = (confirmation?.On, confirmation?.By);

    public void Submit(DateTimeOffset now)
    {
        Step(now, ProposalState.Submitted, ProposalState.Draft, ProposalState.Returned);
        SubmittedAt = now;
        Reviewer = null;
    }

    public void Take(string reviewer, DateTimeOffset now)
    {
        Step(now, ProposalState.InReview, ProposalState.Submitted, ProposalState.InReview);
        Reviewer = reviewer;
    }

    public void Return(IReadOnlyList<FieldVerdict> verdicts, string? reason, DateTimeOffset now)
    {
        Step(now, ProposalState.Returned, ProposalState.InReview);
        (Verdicts, Reason) = (verdicts, reason);
    }

    public void Refuse(string reason, DateTimeOffset now)
    {
        Step(now, ProposalState.Refused, ProposalState.InReview);
        (Reason, DecidedAt) = (reason, now);
    }

    public void Schedule(string approver, DateTimeOffset publishAt, DateTimeOffset now)
    {
        Step(now, ProposalState.Scheduled, ProposalState.InReview);
        (Approver, PublishAt) = (approver, publishAt);
    }

    /// <summary>Back to the editors before its day has come.</summary>
    public void Unschedule(string? reason, DateTimeOffset now)
    {
        Step(now, ProposalState.Submitted, ProposalState.Scheduled);
        (Approver, PublishAt, Reason) = (null, null, reason);
    }

    public void Publish(int version, string approver, DateTimeOffset now)
    {
        Step(now, ProposalState.Published, ProposalState.InReview, ProposalState.Scheduled);
        (PublishedVersion, Approver, DecidedAt) = (version, approver, now);
    }

    /// <summary>Free fields only: nobody had to decide.</summary>
    public void PublishAtOnce(int version, DateTimeOffset now)
    {
        Step(now, ProposalState.Published, ProposalState.Submitted);
        (AtOnce, PublishedVersion, DecidedAt) = (true, version, now);
    }

    public void Withdraw(string? reason, DateTimeOffset now)
    {
        Step(
            now,
            ProposalState.Withdrawn,
            ProposalState.Draft,
            ProposalState.Returned,
            ProposalState.Submitted,
            ProposalState.InReview,
            ProposalState.Scheduled
        );
        (Reason, DecidedAt) = (reason, now);
    }

    public void See(DateTimeOffset now) => SeenAt ??= now;

    /// <summary>Only <see cref="AddressEraser"/> calls this.</summary>
    internal void Erase(string json, IReadOnlyList<FieldCollision> collisions) =>
        (Json, Collisions) = (json, collisions);

    private void Put(RecordDocument document, DateTimeOffset now)
    {
        Json = DocumentJson.Write(document);
        Title = Cut(document.Title, DocumentCheck.MostName);
        OwnerId = document.Owner;
        ChangedAt = now;
        Revision++;
    }

    private void Step(DateTimeOffset now, ProposalState to, params ReadOnlySpan<ProposalState> from)
    {
        Require(from);
        State = to;
        ChangedAt = now;
        Revision++;
    }

    private void Require(params ReadOnlySpan<ProposalState> states)
    {
        if (!states.Contains(State))
            throw new InvalidOperationException($"A proposal that is {State} cannot do this.");
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
