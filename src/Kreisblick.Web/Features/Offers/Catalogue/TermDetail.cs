using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>
/// What the portal knows of a term beyond HSDS: the ages of a target group (inclusive, completed years; open = no
/// limit) and whether pages about it are protected (quick exit, neutral titles, no traces).
/// </summary>
internal sealed class TermDetail
{
    private TermDetail() { }

    public Guid TermId { get; private set; }
    public string Code { get; private set; } = "";
    public int? AgeFrom { get; private set; }
    public int? AgeTo { get; private set; }
    public bool ProtectedTopic { get; private set; }

    public static TermDetail Create(string taxonomySlug, string code, int? ageFrom, int? ageTo, bool protectedTopic) =>
        new()
        {
            TermId = Uuid5.OfTerm(taxonomySlug, code),
            Code = code,
            AgeFrom = ageFrom,
            AgeTo = ageTo,
            ProtectedTopic = protectedTopic,
        };
}

internal sealed class TermDetailConfiguration : IEntityTypeConfiguration<TermDetail>
{
    public void Configure(EntityTypeBuilder<TermDetail> builder)
    {
        builder.ToTable("offers_term_details");
        builder.HasKey(x => x.TermId);
        builder.Property(x => x.TermId).ValueGeneratedNever();
        builder.Property(x => x.Code).HasMaxLength(16);
    }
}
