namespace Kreisblick.Search;

/// <summary>Words of the collection by their sound; the last help for names and places that are written by ear.</summary>
internal sealed class SoundTable
{
    private const int MostWords = 5;
    private readonly Dictionary<string, List<string>> bySound = new(StringComparer.Ordinal);

    internal SoundTable(IEnumerable<KeyValuePair<string, int>> words)
    {
        foreach (
            var (word, _) in words
                .Where(w => w.Key.Length >= 4 && GermanTerm.IsLatinWord(w.Key))
                .OrderByDescending(w => w.Value)
                .ThenBy(w => w.Key, StringComparer.Ordinal)
        )
        {
            var sound = ColognePhonetics.Code(word);
            // Two sounds or fewer say too little.
            if (sound.Length < 3)
            {
                continue;
            }

            if (!bySound.TryGetValue(sound, out var list))
            {
                bySound[sound] = list = new List<string>(1);
            }

            if (list.Count < MostWords)
            {
                list.Add(word);
            }
        }
    }

    internal IReadOnlyList<string> SameSound(string folded) =>
        folded.Length >= 5
        && GermanTerm.IsLatinWord(folded)
        && bySound.TryGetValue(ColognePhonetics.Code(folded), out var words)
            ? words
            : [];
}
