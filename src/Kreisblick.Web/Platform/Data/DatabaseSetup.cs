using Kreisblick.Web.Platform.Changes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kreisblick.Web.Platform.Data;

/// <summary>Chooses the database by its connection string: "Host=…" means PostgreSQL, all else a SQLite file.</summary>
internal static class DatabaseSetup
{
    public static bool IsPostgres(string connectionString) =>
        connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public static void AddKreisblickDb(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<ChangeSignal>();
        if (IsPostgres(connectionString))
            services.AddDbContext<KreisblickDb, PostgresDb>((s, o) => UsePostgres(Signal(s, o), connectionString));
        else
            services.AddDbContext<KreisblickDb, SqliteDb>((s, o) => UseSqlite(Signal(s, o), connectionString));
    }

    private static DbContextOptionsBuilder Signal(IServiceProvider services, DbContextOptionsBuilder options) =>
        options.AddInterceptors(services.GetRequiredService<ChangeSignal>());

    public static void UsePostgres(DbContextOptionsBuilder options, string connectionString) =>
        Common(options).UseNpgsql(connectionString, npgsql => npgsql.UseNetTopologySuite());

    public static void UseSqlite(DbContextOptionsBuilder options, string connectionString) =>
        Common(options)
            .UseSqlite(connectionString)
            .AddInterceptors(SqlitePragmas.Instance)
            // SQLite changes a table by building it anew, which needs a pragma outside of the transaction.
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));

    private static DbContextOptionsBuilder Common(DbContextOptionsBuilder options) =>
        options
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(Sealing.Instance)
            .ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning));

    /// <summary>Each connection waits for the one writer, keeps foreign keys, and syncs acknowledged writes to disk.</summary>
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        public static readonly SqlitePragmas Instance = new();
        private const string Sql =
            "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

        public override void ConnectionOpened(
            System.Data.Common.DbConnection connection,
            ConnectionEndEventData eventData
        )
        {
            using var command = ((SqliteConnection)connection).CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = ((SqliteConnection)connection).CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Lets a context write what belongs to the end of its transaction.</summary>
    private sealed class Sealing : DbTransactionInterceptor
    {
        public static readonly Sealing Instance = new();

        public override InterceptionResult TransactionCommitting(
            System.Data.Common.DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result
        ) =>
            eventData.Context is KreisblickDb { HasUnsealed: true }
                ? throw new NotSupportedException("Use CommitAsync.")
                : result;

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            System.Data.Common.DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        )
        {
            if (eventData.Context is KreisblickDb db)
                await db.SealAsync(cancellationToken);
            return result;
        }
    }
}
