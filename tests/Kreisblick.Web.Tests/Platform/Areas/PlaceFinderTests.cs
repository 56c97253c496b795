using Kreisblick.Web.Platform.Areas;

namespace Kreisblick.Web.Tests.Platform.Areas;

public sealed class PlaceFinderTests
{
    private readonly AreaRegister register = ExampleAreas.Register;

    [Theory]
    [InlineData("Mühlhausen", "16064046")]
    [InlineData("mühlhausen/thüringen", "16064046")]
    [InlineData("Muehlhausen", "16064046")]
    [InlineData("MUHLHAUSEN", "16064046")]
    [InlineData("Stadt Mühlhausen (Thür.)", "16064046")]
    [InlineData("  99974   Mühlhausen ", "16064046")]
    [InlineData("16064046", "16064046")]
    [InlineData("160640046046", "16064046")]
    [InlineData("Langensalza", "16064003")]
    [InlineData("Grossvargula", "16064019")]
    [InlineData("großvargula", "16064019")]
    [InlineData("Nottertal-Heilinger Höhen", "16064077")]
    [InlineData("Unstrut-Hainich-Kreis", "16064")]
    [InlineData("UHK", "16064")]
    [InlineData("Heyerode", "ot-heyerode")]
    [InlineData("ot-heyerode", "ot-heyerode")]
    [InlineData("Ortsteil Seebach", "ot-seebach")]
    [InlineData("Lengenfeld u. Stein", "ot-lengenfeld-unterm-stein")]
    public void Every_spelling_leads_to_the_place(string text, string code) => Assert.Equal(code, Found(text).Code);

    [Fact]
    public void Umlauts_may_be_written_decomposed() => Assert.Equal("16064046", Found("Mu\u0308hlhausen").Code);

    [Theory]
    [InlineData("Heyerode", "16064074")]
    [InlineData("Menteroda", "16064071")]
    [InlineData("16064072", "16064071")]
    [InlineData("Schlotheim", "16064077")]
    [InlineData("Schönstedt", "16064076")]
    [InlineData("Weinbergen", "16064046")]
    [InlineData("Hallungen", "16064074")]
    public void Former_municipalities_and_villages_mean_the_municipality_of_today(string text, string ags)
    {
        var place = Found(text);
        Assert.Equal([ags], place.Areas.Select(a => a.Key));
        Assert.True(place.InCounty);
        Assert.NotNull(place.Point);
    }

    [Fact]
    public void A_former_municipality_that_was_split_names_all_its_heirs_and_says_so()
    {
        var place = Found("Anrode");
        Assert.Equal(3, place.Areas.Count);
        Assert.Equal(
            "Die Gemeinde Anrode gab es bis 31.12.2022. Heute: Dingelstädt, Mühlhausen/Thüringen, Unstruttal.",
            place.Note
        );
    }

    [Fact]
    public void A_village_that_left_the_county_is_known_and_marked() => Assert.False(Found("Struth").InCounty);

    [Fact]
    public void Unstrut_Hainich_is_a_municipality_and_the_county()
    {
        var both = Assert.IsType<PlaceMatch.Ambiguous>(register.Find("Unstrut-Hainich"));
        Assert.Equal(["16064", "16064076"], both.Readings.Select(r => r.Code).Order());
        Assert.Equal("„Unstrut-Hainich“ kann mehreres bedeuten. Bitte wählen Sie aus.", both.Message);
    }

    [Fact]
    public void A_postcode_means_all_its_municipalities_of_today()
    {
        var place = Found("99974");
        Assert.Equal("99974", place.Postcode);
        Assert.Contains("16064046", place.Areas.Select(a => a.Key));
        Assert.Contains("16064071", place.Areas.Select(a => a.Key));
        Assert.InRange(place.Point!.Value.DistanceTo(new(51.2085, 10.4525)), 0, 3000);
    }

    [Fact]
    public void Distances_start_in_the_town_not_in_the_middle_of_the_territory() =>
        Assert.InRange(Found("Mühlhausen").Point!.Value.DistanceTo(new(51.2085, 10.4525)), 0, 100);

    [Theory]
    [InlineData("Mülhausen", "16064046")]
    [InlineData("Mühlhausne", "16064046")]
    [InlineData("Heierode", "ot-heyerode")]
    [InlineData("Bad Langensaltza", "16064003")]
    [InlineData("Nottertal", "16064077")]
    [InlineData("Körne", "16064037")]
    public void A_near_name_is_offered_not_taken(string text, string code)
    {
        var unknown = Assert.IsType<PlaceMatch.Unknown>(register.Find(text));
        Assert.Equal(code, unknown.Suggestions[0].Code);
        Assert.StartsWith(
            $"Den Ort „{text}“ kennen wir nicht. Meinten Sie ",
            unknown.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Buxtehude")]
    [InlineData("00000")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; drop table platform_areas; --")]
    [InlineData("\ud800\ud800")]
    [InlineData("１２３")]
    public void What_is_no_place_is_said_plainly(string text)
    {
        var unknown = Assert.IsType<PlaceMatch.Unknown>(register.Find(text));
        Assert.Empty(unknown.Suggestions);
    }

    [Fact]
    public void A_wrong_digit_in_a_postcode_offers_the_near_ones()
    {
        var unknown = Assert.IsType<PlaceMatch.Unknown>(register.Find("99975"));
        Assert.Contains("99974", unknown.Suggestions.Select(s => s.Code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u0001\n ")]
    public void An_empty_field_asks_nothing(string? text) => Assert.IsType<PlaceMatch.Nothing>(register.Find(text));

    [Fact]
    public void An_endless_text_is_cut_and_answered()
    {
        var unknown = Assert.IsType<PlaceMatch.Unknown>(register.Find(new string('x', 100_000)));
        Assert.Equal(100, unknown.Text.Length);
    }

    [Fact]
    public void Suggestions_follow_the_typed_letters()
    {
        Assert.Equal(
            ["Mühlhausen/Thüringen", "Mülverstedt (Unstrut-Hainich)"],
            register.Suggest("mü", 8).Select(s => s.Label)
        );
        Assert.Equal(["99991", "99994", "99996", "99998"], register.Suggest("9999", 8).Select(s => s.Code));
        Assert.Empty(register.Suggest("m", 8));
    }

    [Fact]
    public void Every_name_given_to_the_search_means_one_place()
    {
        Assert.True(register.PlaceNames.Count > 100);
        foreach (var (name, code) in register.PlaceNames)
            Assert.Equal(code, Found(name).Code);
    }

    [Fact]
    public void An_empty_register_knows_no_place()
    {
        var empty = new AreaRegister(new([], [], [], [], []), "16064", ExampleAreas.Today);
        Assert.IsType<PlaceMatch.Unknown>(empty.Find("Mühlhausen"));
        Assert.Empty(empty.Municipalities);
        Assert.Empty(empty.Map.Shapes);
        Assert.Null(empty.MunicipalityAt(new(51.2, 10.45)));
    }

    private Place Found(string text) => Assert.IsType<PlaceMatch.Found>(register.Find(text)).Place;
}
