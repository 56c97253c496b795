using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Values;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

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

    // Saved in the running transaction, and written when it commits.
    private readonly SortedSet<string> counters = new(StringComparer.Ordinal);
    private readonly List<AuditEvent> events = [];
    private Guid? transaction;

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

    // The framework's key ring saves synchronously; what is ours does not, and would lose counters and audit here.
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        changed.Count == 0 && NewEvents().Count == 0
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Use SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        var added = NewEvents();
        if (changed.Count == 0 && added.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        foreach (var entry in added)
            entry.State = EntityState.Detached;
        int written;
        try
        {
            written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch
        {
            // As with every other entity: a caller that puts the cause right may save again.
            foreach (var entry in added)
                entry.State = EntityState.Added;
            throw;
        }
        Keep(added.Select(e => e.Entity));
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return written;
    }

    /// <summary>
    /// Called when a transaction is about to commit. What all writers share is locked only here, always in the same
    /// order, and stays locked until the commit: chain and counters grow in the order of commits, and nobody who
    /// holds them waits for another's data.
    /// </summary>
    public async Task SealAsync(CancellationToken cancellation)
    {
        raised.Clear();
        if (transaction is null)
            return;
        var (ours, newEvents, names) = (transaction, events.ToList(), counters.ToList());
        Forget();
        if (ours != Database.CurrentTransaction?.TransactionId)
            return;
        if (newEvents.Count > 0)
            await AuditChain.AppendAsync(this, newEvents, cancellation);
        foreach (var name in names)
            raised[name] = (
                await Database
                    .SqlQuery<long>(
                        $"""
                        INSERT INTO platform_change_counters (name, value) VALUES ({name}, 1)
                        ON CONFLICT (name) DO UPDATE SET value = platform_change_counters.value + 1
                        RETURNING value AS "Value"
                        """
                    )
                    .ToListAsync(cancellation)
            )[0];
    }

    /// <summary>A transaction that committed otherwise would store changes without their audit.</summary>
    public bool HasUnsealed => transaction is not null && transaction == Database.CurrentTransaction?.TransactionId;

    private void Keep(IEnumerable<AuditEvent> added)
    {
        // What an earlier transaction left behind was never committed.
        if (transaction != Database.CurrentTransaction!.TransactionId)
            Forget();
        transaction = Database.CurrentTransaction.TransactionId;
        events.AddRange(added);
        counters.UnionWith(changed);
        changed.Clear();
    }

    private void Forget()
    {
        transaction = null;
        events.Clear();
        counters.Clear();
    }

    private List<EntityEntry<AuditEvent>> NewEvents()
    {
        // They are added explicitly; looking for changes in all that is tracked would only cost time.
        var detect = ChangeTracker.AutoDetectChangesEnabled;
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return [.. ChangeTracker.Entries<AuditEvent>().Where(e => e.State == EntityState.Added)];
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detect;
        }
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
