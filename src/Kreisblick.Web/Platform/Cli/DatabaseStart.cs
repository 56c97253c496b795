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
        if (await OfAnotherVersionAsync(db) is { } refusal)
            return refusal;
        await db.Database.MigrateAsync();
        return null;
    }

    /// <summary>
    /// Unknown migrations mean that a newer program was here; an older one could damage its data. Those from before the
    /// first known one were folded into it, and a database that lacks it stopped half-way.
    /// </summary>
    public static async Task<Refusal?> OfAnotherVersionAsync(KreisblickDb db)
    {
        if (DatabaseSetup.IsPostgres(db.Database.GetConnectionString() ?? "") && !await ExistsAsync(db))
            return null;
        string[] known = [.. db.Database.GetMigrations()];
        string[] applied = [.. await db.Database.GetAppliedMigrationsAsync()];
        string[] unknown = [.. applied.Except(known, StringComparer.Ordinal)];
        if (unknown.Any(m => string.CompareOrdinal(m, known[0]) > 0))
            return new Refusal(
                "Die Datenbank gehört zu einer neueren Version des Programms. Starten Sie diese Version oder wählen Sie eine andere Datenbank."
            );
        return unknown.Length > 0 && !applied.Contains(known[0], StringComparer.Ordinal)
            ? new Refusal(
                "Die Datenbank ist älter, als dieses Programm übernehmen kann. Starten Sie einmal die Version davor mit ihr oder wählen Sie eine andere Datenbank."
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
