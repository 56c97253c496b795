using Kreisblick.Search;
using Xunit;

namespace Kreisblick.Cores.Tests.Search;

public class GermanStemmerGoldenTests
{
    /// <summary>Word forms made from the catalogue's words and German endings; the stems are those of PostgreSQL's Snowball dictionary.</summary>
    [Fact]
    public void Stem_GoldenWordForms_AgreeWithSnowball()
    {
        var differing = RepositoryFiles
            .Lines("tests", "golden", "search", "german-stems.csv")
            .Select(line => line.Split(';'))
            .Where(row => GermanStemmer.Stem(row[0]) != row[1])
            .Select(row => $"{row[0]}: {GermanStemmer.Stem(row[0])}, expected {row[1]}")
            .ToList();
        Assert.Empty(differing);
    }
}
