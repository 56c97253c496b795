using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Duplicates;

/// <summary>An offer that turned out to be another one: its address leads there, and the merge can be taken back.</summary>
internal sealed class MergedOffer
{
    /// <summary>More merges one after the other than a directory ever sees; ends a circle, should there be one.</summary>
    private const int LongestChain = 20;

    private MergedOffer() { }

    /// <param name="id">The offer that ended.</param>
    /// <param name="into">The offer that stays.</param>
    /// <param name="change">Who and when.</param>
    public MergedOffer(Guid id, Guid into, ChangeContext change)
    {
        Id = id;
        Into = into;
        Who = change.Who;
        When = change.When;
    }

    public Guid Id { get; private set; }
    public Guid Into { get; private set; }

    /// <summary>Version of the offer that stays, before and after.</summary>
    public required int KeptBefore { get; init; }
    public required int KeptAfter { get; init; }

    /// <summary>Version of the offer that ended, before and after.</summary>
    public required int EndedBefore { get; init; }
    public required int EndedAfter { get; init; }
    public string Who { get; private set; } = "";
    public DateTimeOffset When { get; private set; }

    /// <summary>The offer that an ended one is today; null: it was merged with none.</summary>
    public static async Task<Guid?> TodayAsync(KreisblickDb db, Guid ended, CancellationToken cancellation)
    {
        Guid? today = null;
        for (var i = 0; i < LongestChain; i++)
        {
            var from = today ?? ended;
            var next = await db.Set<MergedOffer>()
                .Where(m => m.Id == from)
                .Select(m => (Guid?)m.Into)
                .SingleOrDefaultAsync(cancellation);
            if (next is null)
                return today;
            today = next;
        }
        return null;
    }

    private sealed class Configuration : IEntityTypeConfiguration<MergedOffer>
    {
        public void Configure(EntityTypeBuilder<MergedOffer> builder)
        {
            builder.ToTable("offers_merged");
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.Property(m => m.Into).HasColumnName("merged_into");
            builder.Property(m => m.Who).HasMaxLength(100);
            builder.Property(m => m.When).HasColumnName("merged_at");
            builder.HasIndex(m => m.When);
            builder.HasOne<Service>().WithMany().HasForeignKey(m => m.Id).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Service>().WithMany().HasForeignKey(m => m.Into).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
