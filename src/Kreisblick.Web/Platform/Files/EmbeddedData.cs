using System.Globalization;
using Sylvan.Data.Csv;

namespace Kreisblick.Web.Platform.Files;

/// <summary>
/// The seed tables of the repository's folder <c>data/</c>; they travel inside the program. Tables are UTF-8 with
/// semicolons, a header row and decimal points; <c>|</c> stands between the values of a cell, an empty cell means
/// "not known".
/// </summary>
internal static class EmbeddedData
{
    /// <exception cref="FileNotFoundException">The program carries no such file.</exception>
    public static Stream Open(string path) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceStream("data/" + path)
        ?? throw new FileNotFoundException($"The program carries no file data/{path}.");

    public static IReadOnlyList<TableRow> ReadTable(string path)
    {
        using var text = new StreamReader(Open(path));
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ';', HasHeaders = true });
        var columns = Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, i => i, StringComparer.Ordinal);
        var rows = new List<TableRow>();
        while (csv.Read())
        {
            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = i < csv.RowFieldCount ? csv.GetString(i) : "";
            rows.Add(new TableRow($"data/{path}, row {csv.RowNumber}", columns, cells));
        }

        return rows;
    }
}

/// <summary>One row of a seed table; cells are asked for by column name.</summary>
internal sealed class TableRow(string place, Dictionary<string, int> columns, string[] cells)
{
    /// <summary>File and row, for messages.</summary>
    public string Place { get; } = place;

    public string this[string column] =>
        columns.TryGetValue(column, out var index)
            ? cells[index].Trim()
            : throw new FormatException($"{Place}: there is no column {column}.");

    public string? Text(string column) => this[column] is { Length: > 0 } text ? text : null;

    public double? Number(string column) =>
        Text(column) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(column, text);

    public int? Integer(string column) =>
        Text(column) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(column, text);

    public DateOnly? Date(string column) =>
        Text(column) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
        : throw Wrong(column, text);

    public T Name<T>(string column)
        where T : struct, Enum =>
        Enum.TryParse<T>(this[column], out var value) ? value : throw Wrong(column, this[column]);

    public string[] List(string column) =>
        this[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool Yes(string column) => this[column] == "yes";

    private FormatException Wrong(string column, string text) => new($"{Place}, {column}: '{text}' cannot be read.");
}
