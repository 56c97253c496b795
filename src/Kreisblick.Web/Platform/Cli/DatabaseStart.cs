using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Cli;

/// <summary>Brings the database to the program's version; refuses one that a newer program has written.</summary>
internal static class DatabaseStart
{
    public static async Task<Refusal?> MigrateAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        if (await NewerThanProgramAsync(db) is { } refusal)
            return refusal;
        await db.Database.MigrateAsync();
        await AuditChain.AdoptAsync(db, CancellationToken.None);
        return null;
    }

    /// <summary>Unknown migrations mean that a newer program was here; an older one could damage its data.</summary>
    public static async Task<Refusal?> NewerThanProgramAsync(KreisblickDb db)
    {
        if (DatabaseSetup.IsPostgres(db.Database.GetConnectionString() ?? "") && !await ExistsAsync(db))
            return null;
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync();
        return applied.Any(m => !known.Contains(m))
            ? new Refusal(
                "Die Datenbank gehört zu einer neueren Version des Programms. Starten Sie diese Version oder wählen Sie eine andere Datenbank."
            )
            : null;
    }

    // 3D000 invalid_catalog_name: server is there, the database is not yet; migrating creates it.
    private static async Task<bool> ExistsAsync(KreisblickDb db)
    {
        try
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.CloseConnectionAsync();
            return true;
        }
        catch (Npgsql.PostgresException e) when (e.SqlState is "3D000")
        {
            return false;
        }
    }
}
