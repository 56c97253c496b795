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
    private readonly SortedSet<string> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> raised = new(StringComparer.Ordinal);

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Raises the change counter with the next <c>SaveChanges</c>, in the same transaction.</summary>
    public void Changed(string counter) => changed.Add(counter);

    /// <summary>Counters raised by the transaction that has just been committed.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> TakeRaisedCounters()
    {
        var taken = raised.ToList();
        raised.Clear();
        return taken;
    }

    // The framework's key ring saves synchronously; what is ours does not, and would lose its counters here.
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        changed.Count == 0
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Use SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (changed.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        // Last and in one order: the row stays locked until the commit, so values rise in the order of commits.
        foreach (var name in changed)
            raised[name] = (
                await Database
                    .SqlQuery<long>(
                        $"""
                        INSERT INTO platform_change_counters (name, value) VALUES ({name}, 1)
                        ON CONFLICT (name) DO UPDATE SET value = platform_change_counters.value + 1
                        RETURNING value AS "Value"
                        """
                    )
                    .ToListAsync(cancellationToken)
            )[0];
        changed.Clear();
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return written;
    }

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
