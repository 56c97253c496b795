using Kreisblick.Web.Features.Offers.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>How much a search found.</summary>
internal enum HitClass
{
    None,

    /// <summary>One or two.</summary>
    Few,
    Many,

    /// <summary>However many: all that is shown first is closed for the time being, or long unconfirmed.</summary>
    Stale,
}

/// <summary>What is kept of one search; nothing that tells who searched, from where, or at what time of the day.</summary>
/// <param name="Day">In Berlin.</param>
/// <param name="Words">Allowed words, lower case, in their order, with blanks between them.</param>
/// <param name="Codes">Recognised and chosen topics, sorted, with commas between them.</param>
/// <param name="Groups">Chosen target groups, likewise.</param>
/// <param name="Municipality">Official key, if a place was chosen; empty: none.</param>
/// <param name="Language">Of the page.</param>
internal sealed record SearchShape(
    DateOnly Day,
    string Words,
    string Codes,
    string Groups,
    string Municipality,
    string Language,
    HitClass Hits
);

/// <summary>How often a search of one shape was made on one day.</summary>
internal sealed class LoggedSearch
{
    public const int MostText = 200;

    private LoggedSearch() { }

    public LoggedSearch(SearchShape shape, int count)
    {
        Id = IdOf(shape);
        Day = shape.Day;
        Words = shape.Words;
        Codes = shape.Codes;
        Groups = shape.Groups;
        Municipality = shape.Municipality;
        Language = shape.Language;
        Hits = shape.Hits;
        Count = count;
    }

    public Guid Id { get; private set; }
    public DateOnly Day { get; private set; }
    public string Words { get; private set; } = "";
    public string Codes { get; private set; } = "";
    public string Groups { get; private set; } = "";
    public string Municipality { get; private set; } = "";
    public string Language { get; private set; } = "";
    public HitClass Hits { get; private set; }
    public int Count { get; private set; }

    public static Guid IdOf(SearchShape shape) => Uuid5.Of($"urn:kreisblick:suche:{shape}");

    private sealed class Configuration : IEntityTypeConfiguration<LoggedSearch>
    {
        public void Configure(EntityTypeBuilder<LoggedSearch> builder)
        {
            builder.ToTable("offers_searches");
            builder.Property(s => s.Id).ValueGeneratedNever();
            builder.Property(s => s.Words).HasMaxLength(MostText);
            builder.Property(s => s.Codes).HasMaxLength(MostText);
            builder.Property(s => s.Groups).HasMaxLength(MostText);
            builder.Property(s => s.Municipality).HasMaxLength(8);
            builder.Property(s => s.Language).HasMaxLength(20);
            builder.HasIndex(s => s.Day);
        }
    }
}
