using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>One change, kept for good: who, what, when, why (security.md 8). Rows are added and never altered.</summary>
internal sealed class AuditEvent
{
    public const int MaxText = 500;

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
        When = change.When;
        Who = Cut(change.Who, 100);
        Why = Cut(change.Why, MaxText);
        From = Cut(change.From, 40);
        Module = module;
        Action = action;
        ObjectKind = objectKind;
        ObjectId = objectId;
        Changes = changes;
    }

    public Guid Id { get; private set; }
    public DateTimeOffset When { get; private set; }
    public string Who { get; private set; } = "";
    public string Why { get; private set; } = "";
    public string From { get; private set; } = "";
    public string Module { get; private set; } = "";
    public string Action { get; private set; } = "";
    public string ObjectKind { get; private set; } = "";
    public string ObjectId { get; private set; } = "";

    /// <summary>JSON object: what changed, in the form the acting module chose.</summary>
    public string? Changes { get; private set; }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private sealed class Configuration : IEntityTypeConfiguration<AuditEvent>
    {
        public void Configure(EntityTypeBuilder<AuditEvent> builder)
        {
            builder.ToTable("platform_audit_events");
            builder.Property(e => e.Id).ValueGeneratedNever();
            // "when" and "from" are words of SQL.
            builder.Property(e => e.When).HasColumnName("happened_at");
            builder.Property(e => e.From).HasColumnName("came_from").HasMaxLength(40);
            builder.Property(e => e.Who).HasMaxLength(100);
            builder.Property(e => e.Why).HasMaxLength(MaxText);
            builder.Property(e => e.Module).HasMaxLength(40);
            builder.Property(e => e.Action).HasMaxLength(60);
            builder.Property(e => e.ObjectKind).HasMaxLength(60);
            builder.Property(e => e.ObjectId).HasMaxLength(200);
            builder.HasIndex(e => new { e.ObjectKind, e.ObjectId });
            builder.HasIndex(e => e.When);
        }
    }
}
