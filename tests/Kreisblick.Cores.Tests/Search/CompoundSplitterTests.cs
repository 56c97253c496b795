using Kreisblick.Search;
using Xunit;

namespace Kreisblick.Cores.Tests.Search;

public class CompoundSplitterTests
{
    private static readonly CompoundSplitter Splitter = new(
        new[]
        {
            "Schuldner",
            "Beratung",
            "Stelle",
            "Wohnung",
            "Sprache",
            "Kurs",
            "Kinder",
            "Garten",
            "Mühl",
            "Hausen",
            "Angebot",
            "Freund",
        }.Select(w => KeyValuePair.Create(GermanFolding.Fold(w), 3)),
        ["Geld"],
        ["Mühlhausen"]
    );

    [Theory]
    [InlineData("schuldnerberatung", "schuldner beratung")]
    [InlineData("schuldnerberatungsstelle", "schuldner beratung stelle")]
    [InlineData("wohngeld", "wohn geld")]
    [InlineData("sprachkurs", "sprach kurs")]
    [InlineData("kindergarten", "kinder garten")]
    public void Split_KnownParts_GivesParts(string word, string parts) =>
        Assert.Equal(parts, string.Join(' ', Splitter.Split(word)));

    [Theory]
    [InlineData("muhlhausen")]
    [InlineData("beratung")]
    [InlineData("freundschaft")]
    [InlineData("angebote")]
    [InlineData("xyzxyzxyz")]
    public void Split_GuardedPlainOrUnknown_StaysWhole(string word) => Assert.Empty(Splitter.Split(word));
}
