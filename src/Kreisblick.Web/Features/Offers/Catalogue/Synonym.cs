using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>Where a synonym comes from; decides how it is matched (an abbreviation only as a whole word).</summary>
internal enum SynonymKind
{
    OldName,
    Official,
    Abbreviation,
    Everyday,
    Situation,
    Dialect,
    Foreign,
}

/// <summary>
/// What people type for a category or target group. Input only: the page shows the canonical label, never the typed
/// word as a suggestion.
/// </summary>
internal sealed class Synonym
{
    private Synonym() { }

    public Guid Id { get; private set; }
    public string Term { get; private set; } = "";
    public string Canonical { get; private set; } = "";
    public List<string> Codes { get; private set; } = [];
    public SynonymKind Kind { get; private set; }

    /// <summary>A search with this term shows the crisis block, also when there are hits.</summary>
    public bool Urgent { get; private set; }

    public static Synonym Create(
        string term,
        string canonical,
        IEnumerable<string> codes,
        SynonymKind kind,
        bool urgent
    ) =>
        new()
        {
            Id = Uuid5.Of($"urn:kreisblick:synonym:{term}"),
            Term = term,
            Canonical = canonical,
            Codes = [.. codes],
            Kind = kind,
            Urgent = urgent,
        };
}

internal sealed class SynonymConfiguration : IEntityTypeConfiguration<Synonym>
{
    public void Configure(EntityTypeBuilder<Synonym> builder)
    {
        builder.ToTable("offers_synonyms");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Term).HasMaxLength(120);
        builder.Property(x => x.Canonical).HasMaxLength(120);
        builder.Property(x => x.Codes).AsCodeList();
        builder.HasIndex(x => x.Term).IsUnique();
    }
}
