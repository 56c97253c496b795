using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>What a test database holds at first: only tables; areas, catalogue and calendars; the whole example county.</summary>
public enum Content
{
    Empty,
    Base,
    Example,
}

/// <summary>
/// Migrating and seeding take seconds, a copy takes milliseconds: each template is filled once per test run
/// and every test database is a copy of it.
/// </summary>
internal sealed class DatabaseTemplate
{
    private static readonly ConcurrentDictionary<(DatabaseKind, Content), Lazy<Task<TestDatabase>>> Templates = new();
    private static readonly string Run = $"kreisblick_{Environment.ProcessId}_{Environment.TickCount64:x}";
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("kreisblick-tests-");
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);
    private static int copies;

    static DatabaseTemplate() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Delete(recursive: true);

    /// <summary>A fresh copy of the template with that content.</summary>
    public static async Task<TestDatabase> CopyAsync(DatabaseKind kind, Content content)
    {
        var template = await Templates
            .GetOrAdd((kind, content), key => new(() => FillAsync(key.Item1, key.Item2)))
            .Value;
        var name = $"{Run}_{Interlocked.Increment(ref copies)}";
        if (kind == DatabaseKind.Sqlite)
        {
            var path = Path.Combine(Folder.FullName, name + ".db");
            File.Copy(template.Name, path);
            return Sqlite(path);
        }
        // PostgreSQL copies a template only while nobody else is connected to it.
        await OneCopyAtATime.WaitAsync();
        try
        {
            await PostgresCluster.CreateAsync(name, template.Name);
        }
        finally
        {
            OneCopyAtATime.Release();
        }
        return new(kind, name, PostgresCluster.ConnectionString(name));
    }

    private static async Task<TestDatabase> FillAsync(DatabaseKind kind, Content content)
    {
        var database = content == Content.Empty ? await EmptyAsync(kind) : await CopyAsync(kind, Content.Empty);
        if (content == Content.Empty)
        {
            await using var db = database.Context();
            await db.Database.MigrateAsync();
        }
        else
        {
            // The portal fills a fresh database before it answers.
            await using var portal = new PortalFactory(database, example: content == Content.Example);
            using var client = portal.Visitor();
        }
        await CloseAsync(database);
        return database;
    }

    private static async Task<TestDatabase> EmptyAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
            return Sqlite(Path.Combine(Folder.FullName, "template.db"));
        var name = $"{Run}_template";
        await PostgresCluster.CreateAsync(name);
        return new(kind, name, PostgresCluster.ConnectionString(name));
    }

    /// <summary>Puts the write-ahead log into the SQLite file, and ends the connections to a PostgreSQL template.</summary>
    private static async Task CloseAsync(TestDatabase database)
    {
        if (database.Kind == DatabaseKind.Sqlite)
        {
            await using var connection = new SqliteConnection(database.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate)";
            await command.ExecuteNonQueryAsync();
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            await PostgresCluster.DisconnectAsync(database.Name);
        }
    }

    private static TestDatabase Sqlite(string path) => new(DatabaseKind.Sqlite, path, $"Data Source={path}");
}
