using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Links;

/// <summary>What is known of a web address.</summary>
internal enum LinkState
{
    /// <summary>Not asked yet.</summary>
    Unknown,
    Works,

    /// <summary>Works, and says that it has another address for good.</summary>
    Moved,

    /// <summary>The host answers programs otherwise than people: somebody has to look.</summary>
    Unclear,

    /// <summary>Did not work the last time; that may be a bad day.</summary>
    Failing,

    /// <summary>Did not work on three different days in a row.</summary>
    Broken,

    /// <summary>The operator does not want programs there.</summary>
    Barred,
}

/// <summary>One web address that offers or providers name, and what came of the last look at it.</summary>
internal sealed class CheckedLink
{
    public const string AuditKind = "offer-link";

    /// <summary>Different days on which it has to fail before anybody is bothered.</summary>
    public const int DaysUntilBroken = 3;
    private const int LongestReason = 300;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Nobody shall learn from our visits which addresses belong to a protected place.</summary>
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private CheckedLink() { }

    public CheckedLink(WebAddress address, bool isProtected, DateTimeOffset due)
    {
        Id = Guid.CreateVersion7(due);
        (Address, IsProtected, DueAt) = (address, isProtected, due);
    }

    public Guid Id { get; private set; }
    public WebAddress Address { get; private set; }

    /// <summary>Some offer with a protected address names it: it is visited once a month at most.</summary>
    public bool IsProtected { get; private set; }
    public LinkState State { get; private set; }

    /// <summary>In German; null: nothing to say.</summary>
    public string? Reason { get; private set; }

    /// <summary>Where it has moved.</summary>
    public WebAddress? Target { get; private set; }
    public DateTimeOffset? CertificateEnds { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }

    /// <summary>First day of the failures in a row.</summary>
    public DateOnly? FailingSince { get; private set; }
    public DateOnly? LastFailedOn { get; private set; }

    /// <summary>Different days on which it failed, in a row.</summary>
    public int FailedDays { get; private set; }

    public void Protect(bool isProtected) => IsProtected = isProtected;

    /// <param name="finding">What came of the look.</param>
    /// <param name="today">Day in Germany.</param>
    /// <param name="now">The instant of the look.</param>
    /// <param name="jitter">Moves the next look, so that not all come at once.</param>
    public void Note(LinkFinding finding, DateOnly today, DateTimeOffset now, TimeSpan jitter)
    {
        (CheckedAt, CertificateEnds, Target) = (now, finding.CertificateEnds, finding.Target);
        Reason = finding.Reason is { Length: > LongestReason } whole ? whole[..LongestReason] : finding.Reason;
        if (finding.State == LinkState.Failing)
        {
            if (LastFailedOn != today)
                (FailedDays, FailingSince, LastFailedOn) = (FailedDays + 1, FailingSince ?? today, today);
            State = FailedDays >= DaysUntilBroken ? LinkState.Broken : LinkState.Failing;
        }
        else
            (State, FailedDays, FailingSince, LastFailedOn) = (finding.State, 0, null, null);
        DueAt =
            now
            + jitter
            + (
                IsProtected ? Month
                : State == LinkState.Failing ? Day
                : Week
            );
    }

    private sealed class Configuration : IEntityTypeConfiguration<CheckedLink>
    {
        public void Configure(EntityTypeBuilder<CheckedLink> builder)
        {
            builder.ToTable("offers_links");
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.Reason).HasMaxLength(LongestReason);
            builder.HasIndex(l => l.Address).IsUnique();
            builder.HasIndex(l => l.DueAt);
        }
    }
}
