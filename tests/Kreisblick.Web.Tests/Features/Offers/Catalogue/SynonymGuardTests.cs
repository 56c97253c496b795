using Kreisblick.Web.Features.Offers.Catalogue;
using Xunit;

namespace Kreisblick.Web.Tests.Features.Offers.Catalogue;

/// <summary>Guards over the whole synonym table: one bad row spoils searches that nobody tests by hand.</summary>
public sealed class SynonymGuardTests
{
    private static readonly CatalogueSnapshot Catalogue = CatalogueSnapshot.FromFiles();

    [Fact]
    public void EveryTerm_LeadsToOneToFiveKnownCodes() =>
        Assert.All(
            Catalogue.Synonyms,
            s =>
            {
                Assert.InRange(s.Codes.Count, 1, 5);
                Assert.All(s.Codes, code => Assert.NotNull(Catalogue.Find(code)));
            }
        );

    [Theory]
    [InlineData("Bank")]
    [InlineData("Karte")]
    [InlineData("Kurs")]
    [InlineData("Schein")]
    [InlineData("Amt")]
    [InlineData("Hilfe")]
    [InlineData("Geld")]
    [InlineData("Haus")]
    [InlineData("Frau")]
    [InlineData("Mann")]
    public void EverydayHomonyms_DoNotStandAlone(string word) =>
        Assert.DoesNotContain(Catalogue.Synonyms, s => string.Equals(s.Term, word, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void NoTerm_EqualsAMunicipalityOfTheCounty()
    {
        string[] places =
        [
            "Mühlhausen",
            "Bad Langensalza",
            "Bad Tennstedt",
            "Schlotheim",
            "Körner",
            "Vogtei",
            "Unstruttal",
            "Herbsleben",
            "Unstrut-Hainich",
            "Südeichsfeld",
            "Kammerforst",
            "Marolterode",
            "Sundhausen",
            "Blankenburg",
            "Ballhausen",
        ];
        Assert.All(Catalogue.Synonyms, s => Assert.DoesNotContain(s.Term, places, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Terms_AreUniqueWhateverTheirCase()
    {
        var twice = Catalogue
            .Synonyms.GroupBy(s => s.Term, StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void Abbreviations_AreShort() =>
        Assert.All(
            Catalogue.Synonyms.Where(s => s.Kind == SynonymKind.Abbreviation),
            s => Assert.True(s.Term.Length <= 12, s.Term)
        );

    [Theory]
    [InlineData("mein Mann schlägt mich", "01.3")]
    [InlineData("Hartz IV", "02.1")]
    [InlineData("Bürgergeld", "02.1")]
    public void KnownWords_LeadToTheirTopic(string term, string code) =>
        Assert.Contains(code, Catalogue.Synonyms.Single(s => s.Term == term).Codes, StringComparer.Ordinal);
}
