using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Changes;

/// <summary>
/// Moves with every change of a subject ("offers", "areas"), in the same transaction, so that every node of the
/// portal learns that what it keeps in memory is old. Raised by <c>db.Changed(name)</c> only.
/// </summary>
internal sealed class ChangeCounter
{
    public string Name { get; private set; } = "";
    public long Value { get; private set; }

    private sealed class Configuration : IEntityTypeConfiguration<ChangeCounter>
    {
        public void Configure(EntityTypeBuilder<ChangeCounter> builder)
        {
            builder.ToTable("platform_change_counters");
            builder.HasKey(c => c.Name);
            builder.Property(c => c.Name).HasMaxLength(40);
        }
    }
}
