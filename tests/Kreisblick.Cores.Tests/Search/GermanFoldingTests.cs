using CsCheck;
using Kreisblick.Search;
using Xunit;

namespace Kreisblick.Cores.Tests.Search;

public class GermanFoldingTests
{
    [Theory]
    [InlineData("Müllabfuhr", "Muellabfuhr", "Mullabfuhr")]
    [InlineData("Straße", "STRASSE", "strasse")]
    [InlineData("Großvargula", "Grossvargula", "GROSSVARGULA")]
    [InlineData("Ärztin", "Aerztin", "arztin")]
    [InlineData("Möbel", "Moebel", "Mobel")]
    [InlineData("Café", "cafe", "CAFE\u0301")]
    public void Fold_AllSpellings_GiveOneKey(string umlaut, string digraph, string bare)
    {
        Assert.Equal(GermanFolding.Fold(umlaut), GermanFolding.Fold(digraph));
        Assert.Equal(GermanFolding.Fold(umlaut), GermanFolding.Fold(bare));
    }

    [Theory]
    [InlineData("Bauer", "bauer")]
    [InlineData("Steuer", "steuer")]
    [InlineData("Quelle", "quelle")]
    public void Fold_UeThatIsNoUmlaut_Stays(string word, string expected) =>
        Assert.Equal(expected, GermanFolding.Fold(word));

    [Fact]
    public void Fold_AnyText_IsIdempotent() =>
        Gen.String.Sample(
            text => Assert.Equal(GermanFolding.Fold(text), GermanFolding.Fold(GermanFolding.Fold(text))),
            iter: 20_000
        );

    [Fact]
    public void Fold_WordsOfUmlautsAndDigraphs_IsIdempotent() =>
        Gen.Char["aeouqsßäöüAEÄÖÜẞ\u0308\ud800"]
            .Array[0, 12]
            .Select(c => new string(c))
            .Sample(
                text => Assert.Equal(GermanFolding.Fold(text), GermanFolding.Fold(GermanFolding.Fold(text))),
                iter: 50_000
            );

    [Fact]
    public void Clean_BrokenSurrogatesAndControls_BecomeBlanks() =>
        Assert.Equal("a b c d", GermanFolding.Clean("a\ud800b\u0000c\td"));
}
