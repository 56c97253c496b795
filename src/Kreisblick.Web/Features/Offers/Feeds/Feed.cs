using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>How often a foreign directory is asked.</summary>
internal enum FeedRhythm
{
    /// <summary>Only when somebody presses the button.</summary>
    Never,
    Daily,
    Weekly,
    Monthly,
}

/// <summary>A foreign directory of offers (HSDS 3.1) from which offers come into staging.</summary>
internal sealed class Feed
{
    public const string AuditKind = "offer-feed";
    public const int LongestName = 120;
    private const int LongestFailure = 500;

    /// <summary>After a failure the portal does not wait a month.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private Feed() { }

    public Feed(string name, WebAddress address, FeedRhythm rhythm, ChangeContext change)
    {
        Id = Guid.CreateVersion7(change.When);
        (Name, Address, Rhythm) = (name, address, rhythm);
        DueAt = change.When;
    }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The base of an API, a page of it, or a file with JSON or lines of JSON.</summary>
    public WebAddress Address { get; private set; }
    public FeedRhythm Rhythm { get; private set; }

    /// <summary>When it is asked next; null: when somebody wants it.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When it was last asked, whatever came of it.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>Why nothing came the last time, in German; null: it worked.</summary>
    public string? Failure { get; private set; }

    /// <summary>How many times in a row nothing came.</summary>
    public int Failures { get; private set; }

    /// <summary>Of all that came the last time, so that the same is not staged twice.</summary>
    public string? Hash { get; private set; }

    /// <summary>The next time all is asked for, not only what has changed.</summary>
    public bool WantsAll { get; private set; } = true;

    public void Set(string name, WebAddress address, FeedRhythm rhythm, ChangeContext change)
    {
        if (address != Address)
            (Hash, WantsAll, Failure, Failures, DueAt) = (null, true, null, 0, change.When);
        (Name, Address) = (name, address);
        if (rhythm == Rhythm)
            return;
        Rhythm = rhythm;
        DueAt = Next(AskedAt ?? change.When);
    }

    /// <summary>Somebody wants it now, all of it.</summary>
    public void Want() => WantsAll = true;

    /// <summary>What terms mean here has changed: what came before has to come again.</summary>
    public void Relearn() => (Hash, WantsAll) = (null, true);

    /// <summary>It is on the list of work: not a second time.</summary>
    public void Schedule(DateTimeOffset now) => DueAt = Next(now);

    public void Succeed(string hash, DateTimeOffset now) =>
        (Hash, WantsAll, AskedAt, Failure, Failures) = (hash, false, now, null, 0);

    public void Fail(string reason, DateTimeOffset now)
    {
        (AskedAt, Failures) = (now, Failures + 1);
        Failure = reason.Length > LongestFailure ? reason[..LongestFailure] : reason;
        if (Rhythm != FeedRhythm.Never && (DueAt is null || DueAt > now + Patience))
            DueAt = now + Patience;
    }

    private DateTimeOffset? Next(DateTimeOffset from) =>
        Rhythm switch
        {
            FeedRhythm.Daily => from.AddDays(1),
            FeedRhythm.Weekly => from.AddDays(7),
            FeedRhythm.Monthly => from.AddMonths(1),
            _ => null,
        };

    private sealed class Configuration : IEntityTypeConfiguration<Feed>
    {
        public void Configure(EntityTypeBuilder<Feed> builder)
        {
            builder.ToTable("offers_feeds");
            builder.Property(f => f.Id).ValueGeneratedNever();
            builder.Property(f => f.Name).HasMaxLength(LongestName);
            builder.Property(f => f.Failure).HasMaxLength(LongestFailure);
            builder.Property(f => f.Hash).HasMaxLength(64);
            builder.HasIndex(f => f.DueAt);
        }
    }
}
