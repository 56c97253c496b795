using Kreisblick.Web.Features.Offers.Catalogue;
using Xunit;

namespace Kreisblick.Web.Tests.Features.Offers.Catalogue;

public sealed class CatalogueTests
{
    private static readonly CatalogueSnapshot Catalogue = CatalogueSnapshot.FromFiles();

    [Fact]
    public void Categories_AreThirteenTopsWithOneHundredAndTwoSubs()
    {
        Assert.Equal(13, Catalogue.Topics.Count);
        Assert.Equal(102, Catalogue.InTaxonomy(TaxonomySlugs.Categories).Count(t => !t.IsTop));
        Assert.Equal(30, Catalogue.InTaxonomy(TaxonomySlugs.TargetGroups).Count);
        Assert.Equal(24, Catalogue.LifeSituations.Count);
        Assert.Equal(1240, Catalogue.Synonyms.Count);
    }

    [Fact]
    public void Children_SortByTheNumericPartsOfTheirCodes()
    {
        var codes = Catalogue.Children("02").Select(t => t.Code).ToList();
        Assert.Equal(["02.1", "02.2", "02.3", "02.4", "02.5", "02.6", "02.7", "02.8", "02.9", "02.10", "02.11"], codes);
    }

    [Fact]
    public void SelfAndDescendants_OfATop_HoldsItsSubs() =>
        Assert.Equal(12, Catalogue.SelfAndDescendants("02").Count());

    [Fact]
    public void TopOf_ASub_IsItsTop() => Assert.Equal("02", Catalogue.TopOf("02.10")!.Code);

    [Fact]
    public void Slugs_OfTopics_LeadBackToTheirTerm() =>
        Assert.All(
            Catalogue.InTaxonomy(TaxonomySlugs.Categories),
            t => Assert.Same(t, Catalogue.FindBySlug(TaxonomySlugs.Categories, t.Slug))
        );

    [Fact]
    public void EveryTerm_HasADescription_AsHsdsDemands() =>
        Assert.All(Catalogue.Terms, t => Assert.False(string.IsNullOrWhiteSpace(t.Description), t.Code));

    [Fact]
    public void EverySubCategory_IsReachedByALifeSituation() =>
        Assert.All(
            Catalogue.InTaxonomy(TaxonomySlugs.Categories).Where(t => !t.IsTop),
            t => Assert.NotEmpty(Catalogue.LifeSituationsOf(t.Code))
        );

    [Fact]
    public void ProtectedTopics_AreViolenceAndNothingElse()
    {
        string[] expected = ["01.2", "01.3", "01.4", "01.5", "LL16", "TG25"];
        Assert.Equal(
            expected,
            Catalogue.Terms.Where(t => t.ProtectedTopic).Select(t => t.Code).Order(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
    }

    [Fact]
    public void ProtectedLifeSituation_HasASlugWithoutTellingWords() =>
        Assert.Equal("LL16", Catalogue.LifeSituation("16")!.Code);

    [Fact]
    public void UrgentLifeSituation_OpensWithItsNumbers()
    {
        var numbers = Catalogue.NumbersFor(Catalogue.LifeSituation("seelische-not")!).Select(n => n.Number).ToList();
        Assert.Equal(["0800 111 0 111", "0800 111 0 222", "116 123", "112", "110"], numbers);
    }

    [Fact]
    public void EmergencyNumbers_AreMarkedAsNotCheckedAndPointToKnownTopics() =>
        Assert.All(
            Catalogue.EmergencyNumbers,
            n =>
            {
                Assert.Null(n.LastChecked);
                Assert.Matches("^([+]49)?[0-9]+$", n.Tel);
                Assert.All(n.TopicCodes, code => Assert.NotNull(Catalogue.Find(code)));
            }
        );

    [Fact]
    public void LifeSituations_PointToKnownCodes() =>
        Assert.All(
            Catalogue.LifeSituations,
            l => Assert.All(l.CategoryCodes.Concat(l.TargetGroupCodes), code => Assert.NotNull(Catalogue.Find(code)))
        );
}
