using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Feeds;

/// <summary>A term of a foreign directory's own catalogue, and what it means in ours: said once by hand.</summary>
internal sealed class FeedTerm
{
    public const int Longest = 200;

    private FeedTerm() { }

    public FeedTerm(Guid feed, string key, string name)
    {
        Id = Guid.CreateVersion7();
        (FeedId, Key, Name) = (feed, Cut(key), Cut(name));
    }

    public Guid Id { get; private set; }
    public Guid FeedId { get; private set; }

    /// <summary>Tells the terms of one directory apart: its catalogue with the code, or the name.</summary>
    public string Key { get; private set; } = "";
    public string Name { get; private set; } = "";

    /// <summary>How often it came the last time.</summary>
    public int Count { get; private set; }

    /// <summary>Our term; null: it is left out.</summary>
    public Guid? TermId { get; private set; }

    public void Counted(int count) => Count = count;

    public void Means(Guid? term) => TermId = term;

    public static string Cut(string text) => text.Length > Longest ? text[..Longest] : text;

    private sealed class Configuration : IEntityTypeConfiguration<FeedTerm>
    {
        public void Configure(EntityTypeBuilder<FeedTerm> builder)
        {
            builder.ToTable("offers_feed_terms");
            builder.Property(t => t.Id).ValueGeneratedNever();
            builder.Property(t => t.Key).HasMaxLength(Longest);
            builder.Property(t => t.Name).HasMaxLength(Longest);
            builder.HasIndex(t => new { t.FeedId, t.Key }).IsUnique();
            builder.HasOne<Feed>().WithMany().HasForeignKey(t => t.FeedId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
