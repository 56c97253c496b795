using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>Where an import stands. Those that end in "ing" are work that a job does.</summary>
internal enum ImportRunState
{
    Reading,

    /// <summary>The file as a whole cannot be taken; <see cref="ImportRun.Refusal"/> says why.</summary>
    Refused,

    /// <summary>Read and checked; nothing of it is in the directory.</summary>
    Staged,
    Applying,

    /// <summary>The chosen rows are proposals, waiting or published.</summary>
    Applied,
    Publishing,
    Undoing,
    Undone,

    /// <summary>Put aside without having been applied.</summary>
    Discarded,
}

/// <summary>One file that somebody brought in, with what became of it.</summary>
internal sealed class ImportRun
{
    public const string AuditKind = "offer-import";
    public const int MostOrigin = 200;
    private const int MostRefusal = 2_000;

    /// <summary>So long an import can be taken back; then its rows go.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromDays(30);

    private ImportRun() { }

    /// <param name="file">Kept until it has been read.</param>
    /// <param name="origin">Where the file comes from, in the words of whoever brought it.</param>
    /// <param name="change">Who and when.</param>
    /// <param name="feed">The foreign directory that it was fetched from; null: a person brought it.</param>
    public ImportRun(StoredFile file, string origin, ChangeContext change, Guid? feed = null)
    {
        Id = Guid.CreateVersion7(change.When);
        FileId = file.Id;
        FileName = file.Name;
        FileHash = file.Hash;
        Origin = origin.Length > MostOrigin ? origin[..MostOrigin] : origin;
        FeedId = feed;
        Who = change.Who;
        ReadAt = change.When;
        ActedBy = change.Who;
        ActedAt = change.When;
        State = ImportRunState.Reading;
    }

    public Guid Id { get; private set; }

    /// <summary>The bytes; gone as soon as they have been read.</summary>
    public Guid? FileId { get; private set; }
    public string FileName { get; private set; } = "";
    public string FileHash { get; private set; } = "";

    /// <summary>In German: "Vorlage (CSV)"; empty while it is read.</summary>
    public string Format { get; private set; } = "";
    public string Origin { get; private set; } = "";

    /// <summary>The foreign directory that it was fetched from.</summary>
    public Guid? FeedId { get; private set; }
    public string Who { get; private set; } = "";
    public DateTimeOffset ReadAt { get; private set; }
    public ImportRunState State { get; private set; }
    public string? Refusal { get; private set; }

    /// <summary>Headings of columns that mean nothing here.</summary>
    public string? Ignored { get; private set; }

    /// <summary>Who took the last step, and when: takes over, publishes, takes back.</summary>
    public string ActedBy { get; private set; } = "";
    public DateTimeOffset ActedAt { get; private set; }

    /// <summary>With the last step: the whole records were checked.</summary>
    public bool Confirms { get; private set; }
    public DateTimeOffset? AppliedAt { get; private set; }

    public bool IsAtWork =>
        State
            is ImportRunState.Reading
                or ImportRunState.Applying
                or ImportRunState.Publishing
                or ImportRunState.Undoing;

    public bool MayBeUndone(DateTimeOffset now) => State == ImportRunState.Applied && now < AppliedAt + UndoTime;

    /// <summary>The rows are there.</summary>
    public void Stage(string format, string? ignored)
    {
        Step(ImportRunState.Reading, ImportRunState.Staged);
        (Format, Ignored) = (format, ignored);
    }

    public void Refuse(string reason)
    {
        Step(ImportRunState.Reading, ImportRunState.Refused);
        Refusal = reason.Length > MostRefusal ? reason[..MostRefusal] : reason;
    }

    /// <summary>A person asks for the next piece of work.</summary>
    public void Begin(ImportRunState work, ChangeContext change, bool confirms = false)
    {
        Step(work == ImportRunState.Applying ? ImportRunState.Staged : ImportRunState.Applied, work);
        (ActedBy, ActedAt, Confirms) = (change.Who, change.When, confirms);
    }

    public void FinishApplying(DateTimeOffset now)
    {
        Step(ImportRunState.Applying, ImportRunState.Applied);
        AppliedAt = now;
    }

    public void FinishPublishing() => Step(ImportRunState.Publishing, ImportRunState.Applied);

    public void FinishUndoing() => Step(ImportRunState.Undoing, ImportRunState.Undone);

    public void Discard(ChangeContext change)
    {
        Step(ImportRunState.Staged, ImportRunState.Discarded);
        (ActedBy, ActedAt) = (change.Who, change.When);
    }

    private void Step(ImportRunState from, ImportRunState to)
    {
        if (State != from)
            throw new InvalidOperationException($"An import that is {State} cannot become {to}.");
        State = to;
    }

    private sealed class Configuration : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> builder)
        {
            builder.ToTable("offers_imports");
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.Property(r => r.FileName).HasMaxLength(StoredFile.MaxName);
            builder.Property(r => r.FileHash).HasMaxLength(64);
            builder.Property(r => r.Format).HasMaxLength(100);
            builder.Property(r => r.Origin).HasMaxLength(MostOrigin);
            builder.Property(r => r.Who).HasMaxLength(100);
            builder.Property(r => r.ActedBy).HasMaxLength(100);
            builder.Property(r => r.Refusal).HasMaxLength(MostRefusal);
            // Two people who press at once: the second one is told.
            builder.Property(r => r.State).IsConcurrencyToken();
            builder.HasIndex(r => r.ReadAt);
            builder.HasIndex(r => r.FileHash);
            builder.HasIndex(r => r.FeedId);
        }
    }
}
