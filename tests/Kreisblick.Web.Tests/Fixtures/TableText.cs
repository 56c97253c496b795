using System.Data;
using System.Globalization;
using System.Text;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>Everything that a table holds, as text, as somebody with the database file would see it.</summary>
internal static class TableText
{
    public static async Task<string> OfAsync(KreisblickDb db, string table)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State is not ConnectionState.Open)
            await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var row = new StringBuilder();
            for (var i = 0; i < reader.FieldCount; i++)
                row.Append(CultureInfo.InvariantCulture, $"{reader.GetName(i)}={Text(reader.GetValue(i))};");
            rows.Add(row.ToString());
        }
        rows.Sort(StringComparer.Ordinal);
        return string.Join('\n', rows);
    }

    private static string? Text(object value) =>
        value is byte[] bytes
            ? Encoding.Latin1.GetString(bytes)
            : Convert.ToString(value, CultureInfo.InvariantCulture);
}
