namespace Kreisblick.Search;

/// <summary>The words of one document, field by field, as numbers of the register.</summary>
internal sealed class DocumentText
{
    private readonly int[] lengths = new int[FieldRules.Classes];

    internal DocumentText(SearchDocument document, WordRegister words)
    {
        words.NextDocument();
        var tokens = new List<Token>();
        foreach (var field in document.Fields)
        {
            tokens.Clear();
            var text = GermanFolding.Clean(field.Text);
            Tokenizer.Tokenize(text, tokens);
            var numbers = new int[tokens.Count];
            for (var t = 0; t < numbers.Length; t++)
            {
                numbers[t] = words.Number(tokens[t].In(text), tokens[t].Kind, t == 0 ? -1 : numbers[t - 1]);
            }

            // Exact spellings win ties; in running text they would only cost room.
            var spellings =
                field.Weight >= FieldWeight.Provider
                    ? tokens.Where(t => t.Kind == TokenKind.Word).Select(t => Spelling(t.In(text))).ToArray()
                    : [];
            lengths[(int)field.Weight] += numbers.Length;
            Fields.Add(new Field(field.Weight, numbers, spellings));
        }
    }

    internal List<Field> Fields { get; } = [];

    internal int Length(FieldWeight weight) => lengths[(int)weight];

    /// <summary>Term of an exact spelling; the sign keeps it apart from stems.</summary>
    internal static string Spelling(ReadOnlySpan<char> word) => string.Concat("=", word.ToString().ToLowerInvariant());

    internal readonly record struct Field(FieldWeight Weight, int[] Words, string[] Spellings);
}
