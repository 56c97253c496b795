using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Features.Offers.FreeFields;

/// <summary>Fields of an offer that an editor may free: what changes often and does little harm when it is wrong.</summary>
internal enum FreeGroup
{
    /// <summary>Opening hours and days that depart from them, of the offer and of its places.</summary>
    Hours,

    /// <summary>Telephone numbers of the offer and of its places.</summary>
    Phones,

    /// <summary>The notice that stands on top, and until when.</summary>
    Alert,

    /// <summary>Free places.</summary>
    Capacity,
}

/// <summary>That a provider (<see cref="Scope"/>) or all of them (<see cref="Everybody"/>) change these fields at once.</summary>
internal sealed class FreeField
{
    public const string Everybody = "*";

    private FreeField() { }

    public FreeField(string scope, FreeGroup group) => (Scope, Group) = (scope, group);

    /// <summary>Id of the provider, or <see cref="Everybody"/>.</summary>
    public string Scope { get; private set; } = Everybody;
    public FreeGroup Group { get; private set; }

    public static string Of(Guid? provider) => provider?.ToString() ?? Everybody;

    private sealed class Configuration : IEntityTypeConfiguration<FreeField>
    {
        public void Configure(EntityTypeBuilder<FreeField> builder)
        {
            builder.ToTable("offers_free_fields");
            builder.HasKey(f => new { f.Scope, f.Group });
            builder.Property(f => f.Scope).HasMaxLength(36);
            // "group" is a word of SQL.
            builder.Property(f => f.Group).HasColumnName("field_group").HasMaxLength(20);
        }
    }
}
