namespace Kreisblick.Documents.Tables;

/// <summary>
/// One cell of a table for spreadsheets: a text, a number, a day, or nothing. A text stays a text in the spreadsheet
/// whatever it begins with.
/// </summary>
public readonly record struct SheetCell
{
    private SheetCell(string? text, double? number, DateOnly? day) => (Text, Number, Day) = (text, number, day);

    /// <summary>Null where the cell holds no text.</summary>
    public string? Text { get; }

    /// <summary>Null where the cell holds no number.</summary>
    public double? Number { get; }

    /// <summary>Null where the cell holds no day.</summary>
    public DateOnly? Day { get; }

    /// <summary>A text; null and empty make an empty cell.</summary>
    public static SheetCell Of(string? text) => new(string.IsNullOrEmpty(text) ? null : text, null, null);

    /// <summary>A finite number; null makes an empty cell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or none.</exception>
    public static SheetCell Of(double? number) =>
        number is { } value && !double.IsFinite(value)
            ? throw new ArgumentOutOfRangeException(nameof(number))
            : new(null, number, null);

    /// <summary>A calendar day; null makes an empty cell.</summary>
    public static SheetCell Of(DateOnly? day) => new(null, null, day);
}
