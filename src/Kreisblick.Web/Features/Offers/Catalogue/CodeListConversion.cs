using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>Several codes in one column, separated by <c>|</c> as in the catalogue's files: readable in a dump, equal on both databases.</summary>
internal static class CodeListConversion
{
    private static readonly ValueComparer<List<string>> Comparer = new(
        (a, b) => a == null ? b == null : b != null && a.SequenceEqual(b, StringComparer.Ordinal),
        v => v.Aggregate(0, (hash, code) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(code))),
        v => v.ToList()
    );

    public static PropertyBuilder<List<string>> AsCodeList(this PropertyBuilder<List<string>> property) =>
        property
            .HasConversion(
                list => string.Join('|', list),
                text => text.Split('|', StringSplitOptions.RemoveEmptyEntries).ToList(),
                Comparer
            )
            .HasMaxLength(400);
}
