using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Auditing;

/// <summary>
/// The end of the audit chain, one row. Whoever adds to the chain locks it until the commit: that makes the chain one,
/// without gaps, in the order of commits.
/// </summary>
internal sealed class AuditHead
{
    public const int OnlyId = 1;

    /// <summary>What the first row is linked to.</summary>
    public static readonly string Beginning = new('0', 64);

    private AuditHead() { }

    public int Id { get; private set; }
    public long Number { get; private set; }
    public string Hash { get; private set; } = "";

    private sealed class Configuration : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> builder)
        {
            builder.ToTable("platform_audit_head");
            builder.Property(h => h.Id).ValueGeneratedNever();
            builder.Property(h => h.Hash).HasMaxLength(64);
            builder.HasData(
                new
                {
                    Id = OnlyId,
                    Number = 0L,
                    Hash = Beginning,
                }
            );
        }
    }
}
