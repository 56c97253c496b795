using System.Data;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>The tables that the database has, as it says itself: also one that the model does not know.</summary>
internal static class AllTables
{
    public static async Task<IReadOnlyList<string>> OfAsync(KreisblickDb db)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State is not ConnectionState.Open)
            await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = db.Database.IsSqlite()
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
