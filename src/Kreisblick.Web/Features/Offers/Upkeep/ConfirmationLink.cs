using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Offers.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Upkeep;

/// <summary>
/// The link of a reminder: whoever has it may answer for the offers in that mail, without signing in, for 60 days.
/// The key is 256 random bits and stands in the mail only; here is its hash.
/// </summary>
internal sealed class ConfirmationLink
{
    public const int DaysValid = 60;

    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required string KeyHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public List<ConfirmationItem> Items { get; } = [];

    /// <returns>The link and the key for its address.</returns>
    public static (ConfirmationLink Link, string Key) For(
        Guid organization,
        IEnumerable<Guid> services,
        DateTimeOffset now
    )
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var link = new ConfirmationLink
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = organization,
            KeyHash = Hash(key),
            CreatedAt = now,
            ExpiresAt = now.AddDays(DaysValid),
        };
        foreach (var service in services)
            link.Items.Add(
                new ConfirmationItem
                {
                    Id = Guid.CreateVersion7(now),
                    LinkId = link.Id,
                    ServiceId = service,
                }
            );
        return (link, key);
    }

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private sealed class Configuration : IEntityTypeConfiguration<ConfirmationLink>
    {
        public void Configure(EntityTypeBuilder<ConfirmationLink> builder)
        {
            builder.ToTable("offers_confirmation_links");
            builder.Property(l => l.Id).ValueGeneratedNever();
            builder.Property(l => l.KeyHash).HasMaxLength(64);
            builder.HasIndex(l => l.KeyHash).IsUnique();
            builder.HasIndex(l => l.ExpiresAt);
            builder
                .HasOne<Organization>()
                .WithMany()
                .HasForeignKey(l => l.OrganizationId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}

internal enum ConfirmationAnswer
{
    StillTrue,
    Changed,
    Gone,
}

/// <summary>One offer of a link and the answer that came; the first one counts.</summary>
internal sealed class ConfirmationItem
{
    public required Guid Id { get; init; }
    public required Guid LinkId { get; init; }
    public required Guid ServiceId { get; init; }
    public ConfirmationAnswer? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public void Close(ConfirmationAnswer answer, DateTimeOffset at)
    {
        Answer = answer;
        AnsweredAt = at;
    }

    private sealed class Configuration : IEntityTypeConfiguration<ConfirmationItem>
    {
        public void Configure(EntityTypeBuilder<ConfirmationItem> builder)
        {
            builder.ToTable("offers_confirmation_items");
            builder.Property(i => i.Id).ValueGeneratedNever();
            // Two presses at once: the second finds the item answered and changes nothing.
            builder.Property(i => i.AnsweredAt).IsConcurrencyToken();
            builder
                .HasOne<ConfirmationLink>()
                .WithMany(l => l.Items)
                .HasForeignKey(i => i.LinkId)
                .OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Service>().WithMany().HasForeignKey(i => i.ServiceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
