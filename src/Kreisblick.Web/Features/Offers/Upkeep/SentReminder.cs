using Kreisblick.Web.Features.Offers.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Upkeep;

/// <summary>That a reminder was put into the outbox: once for each due day and kind.</summary>
internal sealed class SentReminder
{
    public required Guid Id { get; init; }
    public required Guid ServiceId { get; init; }
    public required DateOnly DueOn { get; init; }
    public required ReminderKind Kind { get; init; }
    public required DateOnly SentOn { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<SentReminder>
    {
        public void Configure(EntityTypeBuilder<SentReminder> builder)
        {
            builder.ToTable("offers_reminders");
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.HasOne<Service>().WithMany().HasForeignKey(r => r.ServiceId).OnDelete(DeleteBehavior.Cascade);
            builder
                .HasIndex(r => new
                {
                    r.ServiceId,
                    r.DueOn,
                    r.Kind,
                })
                .IsUnique();
        }
    }
}
