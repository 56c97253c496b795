using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>
/// A tile of the entry page in plain words: a saved set of categories (any of them) with target groups that lift
/// hits and never filter.
/// </summary>
internal sealed class LifeSituation
{
    private LifeSituation() { }

    /// <summary>Id of the term of the same code in taxonomy <c>lebenslagen</c>.</summary>
    public Guid Id { get; private set; }
    public string Code { get; private set; } = "";
    public string Slug { get; private set; } = "";
    public int Position { get; private set; }
    public string Title { get; private set; } = "";
    public string Teaser { get; private set; } = "";
    public List<string> CategoryCodes { get; private set; } = [];
    public List<string> TargetGroupCodes { get; private set; } = [];

    /// <summary>The page opens with the numbers of <see cref="UrgentNumbers"/> above everything else.</summary>
    public bool Urgent { get; private set; }

    /// <summary>Groups of <see cref="EmergencyNumber"/>, or the name of a local service that is found among the offers.</summary>
    public List<string> UrgentNumbers { get; private set; } = [];

    public static LifeSituation Create(
        string code,
        string slug,
        int position,
        string title,
        string teaser,
        IEnumerable<string> categoryCodes,
        IEnumerable<string> targetGroupCodes,
        bool urgent,
        IEnumerable<string> urgentNumbers
    ) =>
        new()
        {
            Id = Uuid5.OfTerm(TaxonomySlugs.LifeSituations, code),
            Code = code,
            Slug = slug,
            Position = position,
            Title = title,
            Teaser = teaser,
            CategoryCodes = [.. categoryCodes],
            TargetGroupCodes = [.. targetGroupCodes],
            Urgent = urgent,
            UrgentNumbers = [.. urgentNumbers],
        };
}

internal sealed class LifeSituationConfiguration : IEntityTypeConfiguration<LifeSituation>
{
    public void Configure(EntityTypeBuilder<LifeSituation> builder)
    {
        builder.ToTable("offers_life_situations");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Code).HasMaxLength(16);
        builder.Property(x => x.Slug).HasMaxLength(60);
        builder.Property(x => x.Title).HasMaxLength(120);
        builder.Property(x => x.Teaser).HasMaxLength(300);
        builder.Property(x => x.CategoryCodes).AsCodeList();
        builder.Property(x => x.TargetGroupCodes).AsCodeList();
        builder.Property(x => x.UrgentNumbers).AsCodeList();
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasIndex(x => x.Slug).IsUnique();
    }
}
