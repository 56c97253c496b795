using Npgsql;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>The throw-away cluster that <c>./run test</c> starts; its address stands in KREISBLICK_PG.</summary>
internal static class PostgresCluster
{
    public const string Missing =
        "PostgreSQL with PostGIS is not there: KREISBLICK_PG is not set (./run test sets it).";

    private static readonly string? Address = Environment.GetEnvironmentVariable("KREISBLICK_PG");

    public static bool IsThere => !string.IsNullOrEmpty(Address);

    public static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Address ?? throw new InvalidOperationException(Missing))
        {
            Database = database,
            MaxPoolSize = 10,
        }.ConnectionString;

    public static Task CreateAsync(string database, string? template = null) =>
        ExecuteAsync($"create database \"{database}\" template \"{template ?? "template1"}\"");

    public static Task DropAsync(string database) =>
        ExecuteAsync($"drop database if exists \"{database}\" with (force)");

    /// <summary>EF keeps a pool of its own for each connection string; the server ends its connections.</summary>
    public static Task DisconnectAsync(string database) =>
        ExecuteAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{database}'");

    private static async Task ExecuteAsync(string sql)
    {
        var builder = new NpgsqlConnectionStringBuilder(Address ?? throw new InvalidOperationException(Missing))
        {
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
