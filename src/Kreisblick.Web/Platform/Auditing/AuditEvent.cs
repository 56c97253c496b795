using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>
/// One change, kept for good: who, what, when, why (security.md 8). Rows are added by <c>db.Audit</c> and linked to a
/// chain when their transaction commits (<see cref="AuditChain"/>); afterwards only the person in them is ever taken
/// away (<see cref="AuditPseudonyms"/>). The database refuses every other change.
/// </summary>
internal sealed class AuditEvent
{
    public const int MaxText = 500;
    public const int LongestWho = 100;

    private AuditEvent() { }

    public AuditEvent(
        ChangeContext change,
        string module,
        string action,
        string objectKind,
        string objectId,
        string? changes
    )
    {
        Id = Guid.CreateVersion7(change.When);
        // PostgreSQL keeps microseconds: what is hashed must come back as it was.
        var utc = change.When.ToUniversalTime();
        When = utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
        Who = Storable(change.Who, LongestWho);
        Why = Storable(change.Why, MaxText);
        From = Storable(change.From, 40);
        Module = module;
        Action = action;
        ObjectKind = objectKind;
        ObjectId = Storable(objectId, 200);
        Changes = changes;
    }

    public Guid Id { get; private set; }

    /// <summary>Place in the chain: 1, 2, 3 … without a gap, in the order of commits. Below 1: not linked yet.</summary>
    public long Number { get; private set; }
    public DateTimeOffset When { get; private set; }

    /// <summary>Account id or program; null once the time for keeping it is over.</summary>
    public string? Who { get; private set; }

    /// <summary>
    /// Stands for the person for good: HMAC-SHA-256 of <see cref="Who"/> under the key of <see cref="KeyYear"/>. Equal
    /// within a year, so that a reader still sees whether two acts were one person's after the name is gone.
    /// </summary>
    public string WhoDigest { get; private set; } = "";

    /// <summary>0 where a program acted: no person, no key.</summary>
    public int KeyYear { get; private set; }
    public string Why { get; private set; } = "";
    public string From { get; private set; } = "";
    public string Module { get; private set; } = "";
    public string Action { get; private set; } = "";
    public string ObjectKind { get; private set; } = "";
    public string ObjectId { get; private set; } = "";

    /// <summary>JSON object: what changed, in the form the acting module chose; see <see cref="FieldChanges"/>.</summary>
    public string? Changes { get; private set; }

    /// <summary>SHA-256 over the hash of the row before and the content of this one (<see cref="AuditContent"/>).</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The year whose key the person is digested under.</summary>
    public int YearOfKey => Who is null || ChangeContext.Programs.ContainsKey(Who) ? 0 : When.UtcDateTime.Year;

    /// <summary>Gives the row its place in the chain.</summary>
    public void Link(long number, AuditKey key, string hashBefore)
    {
        Number = number;
        KeyYear = key.Year;
        WhoDigest = key.DigestOf(Who ?? "");
        Hash = AuditContent.Hash(hashBefore, this);
    }

    // Cut between characters, and without what no database keeps as it is: NUL and halves of surrogate pairs.
    private static string Storable(string text, int length)
    {
        var kept = new StringBuilder(Math.Min(text.Length, length));
        foreach (var rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > length)
                break;
            if (rune.Value != 0)
                kept.Append(rune);
        }
        return kept.ToString();
    }

    private sealed class Configuration : IEntityTypeConfiguration<AuditEvent>
    {
        public void Configure(EntityTypeBuilder<AuditEvent> builder)
        {
            builder.ToTable("platform_audit_events");
            builder.Ignore(e => e.YearOfKey);
            builder.Property(e => e.Id).ValueGeneratedNever();
            // "when" and "from" are words of SQL.
            builder.Property(e => e.When).HasColumnName("happened_at");
            builder.Property(e => e.From).HasColumnName("came_from").HasMaxLength(40);
            builder.Property(e => e.Who).HasMaxLength(LongestWho);
            builder.Property(e => e.WhoDigest).HasMaxLength(64);
            builder.Property(e => e.Hash).HasMaxLength(64);
            builder.Property(e => e.Why).HasMaxLength(MaxText);
            builder.Property(e => e.Module).HasMaxLength(40);
            builder.Property(e => e.Action).HasMaxLength(60);
            builder.Property(e => e.ObjectKind).HasMaxLength(60);
            builder.Property(e => e.ObjectId).HasMaxLength(200);
            builder.HasIndex(e => e.Number).IsUnique();
            builder.HasIndex(e => new { e.ObjectKind, e.ObjectId });
            builder.HasIndex(e => e.When);
            builder.HasIndex(e => e.Who);
        }
    }
}
