using Kreisblick.Web.Features.Offers.Catalogue;
using Xunit;

namespace Kreisblick.Web.Tests.Features.Offers.Catalogue;

public sealed class Uuid5Tests
{
    [Theory]
    [InlineData("urn:kreisblick:taxonomy:angebote", "ba5541ec-7988-5b03-8d8e-db51b49c0b36")]
    [InlineData("urn:kreisblick:taxonomy:angebote:02", "be759a63-6b3a-5cac-928f-17bc9319d295")]
    [InlineData("urn:kreisblick:taxonomy:angebote:02.8", "bd7e3f04-6dca-588b-9a13-9dc7b3c4a9d5")]
    [InlineData("urn:kreisblick:taxonomy:angebote:02.10", "25341fd2-b130-5ca6-a479-f6d3073153d0")]
    [InlineData("urn:kreisblick:taxonomy:zielgruppen:TG08", "2d1aa4cd-a4df-5987-8982-ac12da5fd65e")]
    public void Of_NamesOfTheCatalogue_GiveThePublishedIds(string name, string id) =>
        Assert.Equal(new Guid(id), Uuid5.Of(name));

    [Fact]
    public void OfTerm_IsTheSameAsTheWrittenName() =>
        Assert.Equal(
            Uuid5.Of("urn:kreisblick:taxonomy:zielgruppen:TG08"),
            Uuid5.OfTerm(TaxonomySlugs.TargetGroups, "TG08")
        );
}
