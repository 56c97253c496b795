using Kreisblick.Web.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>One database of its own, with all migrations applied; gone after the test class.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    internal TestDatabase(DatabaseKind kind, string name, string connectionString)
    {
        Kind = kind;
        Name = name;
        ConnectionString = connectionString;
    }

    public DatabaseKind Kind { get; }

    /// <summary>File path (SQLite) or database name (PostgreSQL).</summary>
    public string Name { get; }

    public string ConnectionString { get; }

    /// <summary>A new context on this database, without a portal around it.</summary>
    internal KreisblickDb Context()
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            var options = new DbContextOptionsBuilder<SqliteDb>();
            DatabaseSetup.UseSqlite(options, ConnectionString);
            return new SqliteDb(options.Options);
        }
        else
        {
            var options = new DbContextOptionsBuilder<PostgresDb>();
            DatabaseSetup.UsePostgres(options, ConnectionString);
            return new PostgresDb(options.Options);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            using (var connection = new SqliteConnection(ConnectionString))
                SqliteConnection.ClearPool(connection);
            foreach (var suffix in (string[])["", "-wal", "-shm"])
                File.Delete(Name + suffix);
        }
        else
        {
            await PostgresCluster.DropAsync(Name);
        }
    }
}
