using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;

namespace Kreisblick.Web.Features.Offers.Catalogue;

/// <summary>
/// One row of a file that travels inside the program: <c>;</c> between columns, <c>|</c> between the values of a cell,
/// header row, empty = absent. A missing column is a fault of the build and throws.
/// </summary>
internal readonly struct CsvRow(CsvDataReader reader)
{
    public static List<T> ReadEmbedded<T>(string name, Func<CsvRow, T> row)
    {
        using var stream =
            typeof(CsvRow).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var text = new StreamReader(stream, Encoding.UTF8);
        using var reader = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ';' });
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(new CsvRow(reader)));
        return rows;
    }

    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? Optional(string column) => Text(column) is { Length: > 0 } text ? text : null;

    public string[] List(string column) => Text(column).Split('|', StringSplitOptions.RemoveEmptyEntries);

    public bool Yes(string column) => string.Equals(Text(column), "yes", StringComparison.Ordinal);

    public int? Number(string column) =>
        Optional(column) is { } text ? int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture) : null;

    public DateOnly? Date(string column) =>
        Optional(column) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
