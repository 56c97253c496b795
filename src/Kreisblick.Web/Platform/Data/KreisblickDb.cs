using Kreisblick.Web.Platform.Values;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Data;

/// <summary>
/// The one model of the portal. Every module brings its tables as <see cref="IEntityTypeConfiguration{TEntity}"/>
/// classes beside its entities; they are found by assembly. <see cref="SqliteDb"/> and <see cref="PostgresDb"/>
/// carry a migration stream each.
/// </summary>
internal abstract class KreisblickDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DataProtectionKey>().ToTable("platform_data_protection_keys");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(KreisblickDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Enumerations are stored by name, so that a dump can be read and codes may be reordered.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        foreach (var type in StoredText.Types)
            configurationBuilder.Properties(type).HaveConversion(typeof(StoredTextConverter<>).MakeGenericType(type));
    }
}
