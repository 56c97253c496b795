using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.SearchLog;

/// <summary>
/// How often one word or topic was searched in a month; what is left of searches after 90 days, and only where it
/// reached the smallest number that is shown.
/// </summary>
internal sealed class SearchMonth
{
    private SearchMonth() { }

    public SearchMonth(DateOnly month, SearchCell cell, int count)
    {
        (Month, Term, IsTopic, Municipality, Hits) = (month, cell.Term, cell.IsTopic, cell.Municipality, cell.Hits);
        Count = count;
    }

    /// <summary>Its first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Word, or code of a topic.</summary>
    public string Term { get; private set; } = "";
    public bool IsTopic { get; private set; }

    /// <summary>Empty: the whole county.</summary>
    public string Municipality { get; private set; } = "";
    public HitClass Hits { get; private set; }
    public int Count { get; private set; }

    private sealed class Configuration : IEntityTypeConfiguration<SearchMonth>
    {
        public void Configure(EntityTypeBuilder<SearchMonth> builder)
        {
            builder.ToTable("offers_search_months");
            builder.HasKey(m => new
            {
                m.Month,
                m.Term,
                m.IsTopic,
                m.Municipality,
                m.Hits,
            });
            builder.Property(m => m.Term).HasMaxLength(LoggedSearch.MostText);
            builder.Property(m => m.Municipality).HasMaxLength(8);
        }
    }
}
