namespace Kreisblick.Documents.Tables;

/// <summary>A column of a table for spreadsheets.</summary>
/// <param name="Heading">Its name in the first row.</param>
/// <param name="Width">In characters of the usual font.</param>
public sealed record SheetColumn(string Heading, int Width);
