using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kreisblick.Benchmarks.Http;

/// <summary>
/// Writes new rows with one prepared statement per table instead of a planned command per row: a million rows in a
/// third of the time. Only for databases that nobody else uses; new rows only.
/// </summary>
/// <param name="saved">Gets what was written, with its relations.</param>
internal sealed class BulkSaving(Action<IReadOnlyList<object>> saved) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var db = eventData.Context!;
        db.ChangeTracker.DetectChanges();
        var entries = db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).ToList();
        if (entries.Find(e => e.State != EntityState.Added || e.Metadata.IsOwned()) is { } other)
            throw new NotSupportedException($"{other.Metadata.DisplayName()} is {other.State}.");
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        await db.Database.ExecuteSqlAsync($"PRAGMA defer_foreign_keys = ON", cancellationToken);
        foreach (var table in entries.GroupBy(e => e.Metadata))
            Insert(table.Key, table, connection, transaction);
        saved(entries.ConvertAll(e => e.Entity));
        return InterceptionResult<int>.SuppressWithResult(entries.Count);
    }

    private static void Insert(
        IEntityType type,
        IEnumerable<EntityEntry> entries,
        SqliteConnection connection,
        SqliteTransaction transaction
    )
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var columns = type.GetProperties()
            .Select(
                (property, i) =>
                {
                    var mapping = property.GetRelationalTypeMapping();
                    DbParameter parameter = mapping.CreateParameter(command, $"@p{i}", null, nullable: true);
                    command.Parameters.Add(parameter);
                    return (property, mapping.Converter, parameter, name: property.GetColumnName(table)!);
                }
            )
            .ToList();
#pragma warning disable CA2100 // names of the model
        command.CommandText =
            $"insert into \"{table.Name}\" ({string.Join(", ", columns.Select(c => $"\"{c.name}\""))}) values ({string.Join(", ", columns.Select(c => c.parameter.ParameterName))})";
#pragma warning restore CA2100
        foreach (var entry in entries)
        {
            foreach (var (property, converter, parameter, _) in columns)
            {
                var value = entry.CurrentValues[property];
                parameter.Value = (converter is null ? value : converter.ConvertToProvider(value)) ?? DBNull.Value;
            }
            command.ExecuteNonQuery();
        }
    }
}
