using Kreisblick.Search;
using Xunit;

namespace Kreisblick.Cores.Tests.Search;

public class GermanSearchTests
{
    private static readonly SearchIndex Index = OfferBook.Index();

    [Theory]
    [InlineData("Schuldnerberatung", "Beratung für Schuldner im Rathaus")]
    [InlineData("Beratung für Schuldner", "Schuldnerberatung der Diakonie")]
    [InlineData("Schuldner Beratung", "Schuldnerberatung der Diakonie")]
    [InlineData("Schwimm Bad", "Schwimmkurs für Kinder")]
    [InlineData("Fischerei Schein", "Stadtbücherei Großvargula")]
    [InlineData("schuldnerinnen", "Beratung für Schuldner im Rathaus")]
    [InlineData("Muellgebuehren", "Müllgebühren: Ermäßigung")]
    [InlineData("mullgebuhren", "Müllgebühren: Ermäßigung")]
    [InlineData("Stadtbüchrei", "Stadtbücherei Großvargula")]
    [InlineData("Suchtberatnug", "Suchtberatung Mühlhausen")]
    [InlineData("§16a", "Eingliederungshilfe nach § 16a")]
    [InlineData("SGB 2", "Jobcenter: Grundsicherung")]
    [InlineData("Arzt", "Die Ärztinnen im Haus der Gesundheit")]
    [InlineData("Geldsorgen", "Schuldnerberatung der Diakonie")]
    [InlineData("Geld sorgen", "Schuldnerberatung der Diakonie")]
    [InlineData("geldsorgn", "Schuldnerberatung der Diakonie")]
    [InlineData("hartz4", "Jobcenter: Grundsicherung")]
    [InlineData("kdu", "Jobcenter: Grundsicherung")]
    [InlineData("Ich kann gerade meine Miete nicht mehr zahlen", "Schuldnerberatung der Diakonie")]
    [InlineData("бібліотека", "Stadtbücherei Großvargula")]
    [InlineData("STRASSENSOZIALARBEIT", "Wohnungslosenhilfe")]
    public void Matches_WhatPeopleType_FindsTheOffer(string typed, string title) =>
        Assert.Contains(title, OfferBook.Titles(Index, typed).Take(3), StringComparer.Ordinal);

    [Fact]
    public void Search_LiteralName_BeatsMappedCategory()
    {
        var soup = OfferBook.Offer("Suppenküche am Markt", "13.5", "Warmes Essen.", null, null);
        var index = OfferBook.Index(soup);
        var hits = index.Search(new SearchQuery { Text = "Suppenküche" });
        Assert.Equal(soup.Id, hits.Hits[0].Id);
        Assert.Equal("Mühlhäuser Tafel", OfferBook.Title(hits.Hits[1].Id));
        Assert.Equal("03.1", Assert.Single(hits.RecognisedCodes).Code);
    }

    [Fact]
    public void Search_RemovedChip_UsesNoSynonym()
    {
        var result = Index.Search(new SearchQuery { Text = "Geldsorgen", IgnoredCodes = ["02.8"] });
        Assert.Empty(result.RecognisedCodes);
        Assert.DoesNotContain(result.Hits, h => h.Why.Any(w => w.Kind == MatchKind.Category));
    }

    [Theory]
    [InlineData("Mein Mann schlägt mich immer wieder")]
    [InlineData("mein mann schlaegt mich")]
    [InlineData("ich habe angst vor meinem mann")]
    [InlineData("Mein Mann hat mich geschlagen, mein Mann schlägt mich")]
    public void Search_Crisis_IsUrgent(string typed)
    {
        var result = Index.Search(new SearchQuery { Text = typed });
        Assert.True(result.Urgent);
        Assert.Equal("Frauenberatung", OfferBook.Title(result.Hits[0].Id));
    }

    [Theory]
    [InlineData("Männertreff")]
    [InlineData("mein Mann")]
    [InlineData("Angst")]
    public void Search_OrdinaryWords_AreNotUrgent(string typed) =>
        Assert.False(Index.Search(new SearchQuery { Text = typed }).Urgent);

    [Fact]
    public void Search_Abbreviation_IsNotCorrectedNorFoundInsideWords()
    {
        Assert.Empty(Index.Search(new SearchQuery { Text = "KdX" }).RecognisedCodes);
        Assert.Empty(Index.Search(new SearchQuery { Text = "Kize" }).RecognisedCodes);
        Assert.Single(Index.Search(new SearchQuery { Text = "kiz" }).RecognisedCodes);
    }

    [Fact]
    public void Search_MisspeltWord_OffersTheCorrection()
    {
        Assert.Equal(
            "Stadtbücherei am Abend",
            Index.Search(new SearchQuery { Text = "Stadtbüchrei am Abend" }).Correction
        );
        Assert.Null(Index.Search(new SearchQuery { Text = "Stadtbücherei am Abend" }).Correction);
    }

    [Theory]
    [InlineData("Büchre", "Bücher")]
    [InlineData("Kinderberatnug", "Kinderberatung")]
    [InlineData("Jogndtreff", null)]
    public void Search_SwappedLettersAndCompounds_AreCorrected(string typed, string? correction) =>
        Assert.Equal(correction, Index.Search(new SearchQuery { Text = typed }).Correction);

    [Fact]
    public void Search_WordsWrittenApart_MeetTheWholeWord()
    {
        var result = Index.Search(new SearchQuery { Text = "Fischerei Schein" });
        Assert.Equal("Stadtbücherei Großvargula", OfferBook.Title(result.Hits[0].Id));
        Assert.Contains(result.Hits[0].Why, w => w.Kind == MatchKind.Joined);
        Assert.Null(result.Correction);
    }

    [Fact]
    public void Search_ExistingWord_IsNotCorrected()
    {
        var index = OfferBook.Index(
            OfferBook.Offer("Schulderberatung", "02.8", "Ein Tippfehler im Namen.", null, null)
        );
        Assert.Null(index.Search(new SearchQuery { Text = "Schulderberatung" }).Correction);
    }

    [Fact]
    public void Search_ShortWord_IsNotCorrected() =>
        Assert.Null(Index.Search(new SearchQuery { Text = "Toor" }).Correction);

    [Fact]
    public void Search_ExactSpelling_WinsTheTie()
    {
        var umlaut = OfferBook.Offer("Bärenhilfe", "13.1", "Eine Hilfe.", null, null);
        var bare = OfferBook.Offer("Barenhilfe", "13.1", "Eine Hilfe.", null, null);
        var index = new SearchIndexBuilder().AddDocuments([umlaut, bare]).Build();
        Assert.Equal([umlaut.Id, bare.Id], index.Matches("die Bärenhilfe").ToArray());
        Assert.Equal([bare.Id, umlaut.Id], index.Matches("die Barenhilfe").ToArray());
    }

    [Fact]
    public void Search_PlaceInTheWords_IsTakenOut()
    {
        var result = Index.Search(new SearchQuery { Text = "Schwimmkurs in Bad Langensalza" });
        Assert.Equal(["16064003"], Assert.Single(result.Places).Codes);
        Assert.Equal("Schwimmkurs", result.TextWithoutPlaces);
        Assert.Equal("Schwimmkurs für Kinder", OfferBook.Title(result.Hits[0].Id));
        Assert.Equal(1, result.Total);
    }

    [Theory]
    [InlineData("Muehlhausen", "16064046")]
    [InlineData("99974", "16064046")]
    [InlineData("badlangensalza", "16064003")]
    [InlineData("grossvargla", "16064003")]
    public void Search_OnlyAPlace_MatchesAllOffers(string typed, string code)
    {
        var result = Index.Search(new SearchQuery { Text = typed });
        Assert.Equal([code], Assert.Single(result.Places).Codes);
        Assert.Equal(Index.Count, result.Total);
    }

    [Fact]
    public void Search_AmbiguousPlace_GivesBothReadings() =>
        Assert.Equal(
            ["16064", "16064077"],
            Assert.Single(Index.Search(new SearchQuery { Text = "Kita Unstrut Hainich" }).Places).Codes
        );

    [Fact]
    public void Search_PlaceChipRemoved_PlaceIsAWord()
    {
        var result = Index.Search(new SearchQuery { Text = "Mühlhausen", PlacesAsWords = true });
        Assert.Empty(result.Places);
        Assert.Contains(
            "Suchtberatung Mühlhausen",
            result.Hits.Select(h => OfferBook.Title(h.Id)),
            StringComparer.Ordinal
        );
        Assert.True(result.Total < Index.Count);
    }

    [Fact]
    public void Search_Hit_SaysWhy()
    {
        var why = Index.Search(new SearchQuery { Text = "Beratung für Schuldner" }).Hits[0].Why;
        Assert.Contains(why, w => w is { Typed: "Schuldner", Kind: MatchKind.Word, InTitle: true });
    }

    [Theory]
    [InlineData("schul", "Schuldner- und Insolvenzberatung")]
    [InlineData("insolv", "Schuldner- und Insolvenzberatung")]
    [InlineData("geldso", "Schuldner- und Insolvenzberatung")]
    [InlineData("suppen", "Tafel")]
    [InlineData("muehl", "Mühlhausen")]
    [InlineData("stadtb", "Stadtbücherei Großvargula")]
    public void Suggest_Beginning_OffersCanonicalLabels(string typed, string label)
    {
        var items = Index.Suggest(typed).Items;
        Assert.Contains(items, i => i.Label == label);
        Assert.DoesNotContain(items, i => i.Label is "Geldsorgen" or "Suppenküche");
    }

    [Fact]
    public void Suggest_TopicFirst_WithCountAndCrisis()
    {
        Assert.Equal(
            new Suggestion("Schuldner- und Insolvenzberatung", "Themen", "02.8", 2),
            Index.Suggest("schuldner").Items[0]
        );
        Assert.True(Index.Suggest("mein Mann schlägt mich").Urgent);
        Assert.Empty(Index.Suggest("").Items);
    }
}
