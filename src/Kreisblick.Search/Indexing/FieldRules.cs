namespace Kreisblick.Search;

/// <summary>Weights of BM25F: how much a field counts, and how much its length counts against it.</summary>
internal static class FieldRules
{
    internal const int Classes = 5;

    /// <summary>A part of a compound counts less than the word itself.</summary>
    internal const float PartShare = 0.5f;

    internal static float Weight(FieldWeight field) =>
        field switch
        {
            FieldWeight.Title => 5f,
            FieldWeight.Category => 3f,
            FieldWeight.Provider => 2f,
            FieldWeight.PlainText => 1.4f,
            _ => 1f,
        };

    /// <summary>1 − b + b · length / average; names differ in length without meaning anything, texts do.</summary>
    internal static float LengthNorm(FieldWeight field, int length, double average)
    {
        var b = field is FieldWeight.Text or FieldWeight.PlainText ? 0.6 : 0.25;
        return (float)(1 - b + (b * length / average));
    }
}
