using Kreisblick.Search;
using Xunit;

namespace Kreisblick.Cores.Tests.Search;

public class GermanTermTests
{
    [Theory]
    [InlineData("schuldner", "schuldn")]
    [InlineData("beratungen", "berat")]
    [InlineData("häuser", "haus")]
    [InlineData("möglichkeiten", "moglich")]
    [InlineData("zeugnisse", "zeugnis")]
    [InlineData("bauern", "bau")]
    [InlineData("kategorische", "kategor")]
    [InlineData("aufeinanderfolgende", "aufeinanderfolg")]
    [InlineData("freundlichkeit", "freundlich")]
    [InlineData("bücherei", "bucherei")]
    [InlineData("straße", "strass")]
    [InlineData("ja", "ja")]
    [InlineData("", "")]
    public void Stem_KnownWords_AsTheAlgorithmSays(string word, string stem) =>
        Assert.Equal(stem, GermanStemmer.Stem(word));

    [Theory]
    [InlineData("Schuldnerinnen", "Schuldner")]
    [InlineData("Beraterin", "Beratung")]
    [InlineData("Ärztinnen", "Arzt")]
    [InlineData("Kitas", "Kita")]
    [InlineData("überschuldet", "Überschuldung")]
    [InlineData("schlägt", "schlagen")]
    [InlineData("Wohnungen", "Wohnung")]
    public void Of_FormsOfOneWord_GiveOneTerm(string one, string other) =>
        Assert.Equal(GermanTerm.Of(GermanFolding.Fold(other)), GermanTerm.Of(GermanFolding.Fold(one)));

    [Theory]
    [InlineData("ALG")]
    [InlineData("16a")]
    [InlineData("бібліотека")]
    public void Of_AbbreviationNumberOtherScript_StaysWhole(string word) =>
        Assert.Equal(GermanFolding.Fold(word), GermanTerm.Of(GermanFolding.Fold(word)));

    [Theory]
    [InlineData("Meyer", "Maier")]
    [InlineData("Schmidt", "Schmitt")]
    public void Cologne_SameSound_SameCode(string one, string other) =>
        Assert.Equal(ColognePhonetics.Code(GermanFolding.Fold(one)), ColognePhonetics.Code(GermanFolding.Fold(other)));

    [Fact]
    public void Cologne_KnownExample() => Assert.Equal("65752682", ColognePhonetics.Code("mullerludenscheidt"));
}
