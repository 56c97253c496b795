using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>Two offers that resemble each other and are not the same, as an editor has decided; the pair is not shown again.</summary>
internal sealed class DistinctOffers
{
    private DistinctOffers() { }

    public DistinctOffers(Guid one, Guid other, ChangeContext change)
    {
        (First, Second) = one.CompareTo(other) < 0 ? (one, other) : (other, one);
        Who = change.Who;
        When = change.When;
    }

    /// <summary>The smaller id of the two.</summary>
    public Guid First { get; private set; }
    public Guid Second { get; private set; }
    public string Who { get; private set; } = "";
    public DateTimeOffset When { get; private set; }

    /// <summary>Offers that are known to be another than this one.</summary>
    public static async Task<HashSet<Guid>> OthersAsync(KreisblickDb db, Guid offer, CancellationToken cancellation) =>
        await db.Set<DistinctOffers>()
            .Where(p => p.First == offer || p.Second == offer)
            .Select(p => p.First == offer ? p.Second : p.First)
            .ToHashSetAsync(cancellation);

    private sealed class Configuration : IEntityTypeConfiguration<DistinctOffers>
    {
        public void Configure(EntityTypeBuilder<DistinctOffers> builder)
        {
            builder.ToTable("offers_distinct");
            builder.HasKey(p => new { p.First, p.Second });
            builder.Property(p => p.Who).HasMaxLength(100);
            builder.Property(p => p.When).HasColumnName("decided_at");
            builder.HasOne<Service>().WithMany().HasForeignKey(p => p.First).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Service>().WithMany().HasForeignKey(p => p.Second).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
