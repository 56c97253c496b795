using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Tests.Features.Offers.Documents;

public sealed class ReadabilityTests
{
    [Fact]
    public void Short_sentences_of_short_words_need_no_advice()
    {
        var hint = Readability.Of("Wir helfen bei Schulden. Die Hilfe kostet nichts. Rufen Sie an.");
        Assert.Equal(3, hint.Sentences);
        Assert.Equal(ReadingLevel.Easy, hint.Level);
        Assert.Null(hint.Advice);
    }

    [Fact]
    public void A_letter_of_an_authority_is_hard()
    {
        var hint = Readability.Of(
            "Die Inanspruchnahme der Erziehungsberatungsstelle setzt grundsätzlich voraus, dass die "
                + "Personensorgeberechtigten gemeinsam einen schriftlichen Antrag auf Leistungsgewährung bei der "
                + "zuständigen Verwaltungsbehörde stellen und die erforderlichen Einkommensnachweise unverzüglich beifügen."
        );
        Assert.Equal(1, hint.Sentences);
        Assert.Equal(ReadingLevel.Hard, hint.Level);
        Assert.Single(hint.LongSentences);
        Assert.Contains("Personensorgeberechtigten", hint.LongWords);
        Assert.Contains("zwei", hint.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Der Verein Nachbarn e. V. hilft. Kommen Sie vorbei.", 2)]
    [InlineData("Bringen Sie Papiere mit, z. B. Ausweise. Tel. 03601 0001.", 2)]
    [InlineData("- Essen\n- Kleidung\n- Rat", 3)]
    [InlineData("Was kostet es? Nichts! Auch nicht für Kinder.", 3)]
    [InlineData("", 0)]
    [InlineData("1. 2. 3.", 0)]
    public void Short_forms_end_no_sentence_and_lines_do(string text, int sentences) =>
        Assert.Equal(sentences, Readability.Of(text).Sentences);

    [Fact]
    public void Leichte_Sprache_is_measured_more_strictly_and_a_hyphen_breaks_a_word()
    {
        const string text = "Die Schuldnerberatung hilft Ihnen bei Problemen mit Geld und mit Briefen von dem Amt.";
        Assert.Null(Readability.Of(text).Advice);
        var strict = Readability.Of(text, leichteSprache: true);
        Assert.Single(strict.LongSentences);
        Assert.Equal(["Schuldnerberatung"], strict.LongWords);
        Assert.Empty(Readability.Of(text.Replace("Schuldnerb", "Schuldner-B"), leichteSprache: true).LongWords);
    }

    [Fact]
    public void Addresses_of_links_are_no_words() =>
        Assert.Empty(
            Readability.Of("[Mehr dazu](https://beispiel.example/donaudampfschifffahrtsgesellschaft)").LongWords
        );
}
