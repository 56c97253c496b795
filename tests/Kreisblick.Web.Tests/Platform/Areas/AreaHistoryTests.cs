using Kreisblick.Web.Platform.Areas;

namespace Kreisblick.Web.Tests.Platform.Areas;

public sealed class AreaHistoryTests
{
    private readonly AreaRegister register = ExampleAreas.Register;

    [Theory]
    [InlineData("2011-11-30", 47)]
    [InlineData("2011-12-01", 44)]
    [InlineData("2012-12-30", 44)]
    [InlineData("2012-12-31", 42)]
    [InlineData("2018-12-31", 42)]
    [InlineData("2019-01-01", 35)]
    [InlineData("2019-12-30", 35)]
    [InlineData("2019-12-31", 30)]
    [InlineData("2022-12-31", 30)]
    [InlineData("2023-01-01", 27)]
    [InlineData("2023-12-31", 27)]
    [InlineData("2024-01-01", 25)]
    public void The_county_had_so_many_municipalities(string day, int count) =>
        Assert.Equal(count, register.MunicipalitiesOn(DateOnly.Parse(day)).Count);

    [Fact]
    public void Menteroda_went_to_Unstruttal_as_a_whole()
    {
        var menteroda = register.ByKey("16064072")!;
        Assert.Equal(["Unstruttal"], register.On(menteroda, ExampleAreas.Today).Names());
        Assert.Equal(["Menteroda"], register.On(menteroda, new(2022, 12, 31)).Names());
        Assert.Equal(1, Assert.Single(register.MovesFrom(menteroda)).Part.Share);
    }

    [Fact]
    public void Anrode_was_split_three_ways_and_partly_left_the_county()
    {
        var anrode = register.ByKey("16064073")!;
        Assert.Equal(
            ["Dingelstädt", "Mühlhausen/Thüringen", "Unstruttal"],
            register.On(anrode, ExampleAreas.Today).Names().Order()
        );
        Assert.Equal("Unstruttal", register.MunicipalityOf(Village("Dörna"), ExampleAreas.Today)!.Name);
        Assert.Equal("Mühlhausen/Thüringen", register.MunicipalityOf(Village("Hollenbach"), ExampleAreas.Today)!.Name);
        Assert.Equal("Dingelstädt", register.MunicipalityOf(Village("Zella"), ExampleAreas.Today)!.Name);
        Assert.False(register.IsInCounty(Village("Zella")));
        Assert.All(register.MovesFrom(anrode), m => Assert.Null(m.Part.Share));
    }

    [Fact]
    public void Hallungen_came_from_the_neighbouring_county()
    {
        var hallungen = register.ByKey("16063037")!;
        Assert.Equal(["Südeichsfeld"], register.On(hallungen, ExampleAreas.Today).Names());
        Assert.True(register.IsInCounty(hallungen));
        Assert.DoesNotContain(hallungen, register.MunicipalitiesOn(new(2022, 12, 31)));
    }

    [Fact]
    public void Rodeberg_s_split_carries_its_shares_and_its_doubt()
    {
        var moves = register.MovesFrom(register.ByKey("16064055")!);
        Assert.Equal(1, moves.Sum(m => m.Part.Share!.Value), 6);
        Assert.Equal(AreaEventCertainty.ToCheck, moves.Single(m => m.To.Key == "16064046").Part.Certainty);
    }

    [Fact]
    public void A_later_municipality_leads_back_to_those_it_was_made_of()
    {
        var vogtei = register.ByKey("16064075")!;
        Assert.Equal(["Langula", "Niederdorla", "Oberdorla"], register.On(vogtei, new(2010, 1, 1)).Names().Order());
    }

    [Fact]
    public void A_later_incorporation_is_no_origin()
    {
        // Schönstedt joined Unstrut-Hainich in 2024; it is not among the six of which it was made in 2019.
        var before = register.On(register.ByKey("16064076")!, new(2018, 1, 1));
        Assert.Equal(6, before.Count);
        Assert.DoesNotContain("Schönstedt", before.Names());
    }

    [Fact]
    public void Heyerode_was_a_municipality_and_is_a_village()
    {
        Assert.Equal("16064024", register.MunicipalityOf(Village("Heyerode"), new(2011, 11, 30))!.Key);
        Assert.Equal("16064074", register.MunicipalityOf(Village("Heyerode"), new(2011, 12, 1))!.Key);
    }

    [Fact]
    public void The_regional_key_leads_to_the_municipality() =>
        Assert.Equal("Bad Tennstedt", register.ByKey("160645001004")!.Name);

    [Fact]
    public void Service_areas_of_former_and_wider_areas_reach_a_person()
    {
        var codes = register.CodesThatServe([register.ByKey("16064071")!]);
        Assert.Superset(
            new HashSet<string> { "16064071", "16064072", "16064073", "16064", "16", "DG" },
            codes.ToHashSet()
        );
        Assert.DoesNotContain("16064046", codes);
    }

    [Fact]
    public void Every_municipality_of_every_day_has_an_association_or_none_and_one_social_space()
    {
        foreach (var day in (DateOnly[])[new(2011, 1, 1), new(2022, 12, 31), ExampleAreas.Today])
        foreach (var municipality in register.MunicipalitiesOn(day))
            Assert.NotNull(register.Parent(municipality, day, AreaKind.SocialSpace));
        var tennstedt = register.ByKey("160645001")!;
        Assert.Equal(12, register.Children(tennstedt, ExampleAreas.Today).Count);
    }

    [Fact]
    public void Every_event_fits_the_days_of_its_areas()
    {
        foreach (var move in register.Areas.SelectMany(register.MovesFrom))
        {
            Assert.Equal(move.Event.Effective.AddDays(-1), move.From.LastDay);
            Assert.True(move.To.ExistsOn(move.Event.Effective), $"{move.To} on {move.Event.Effective}");
        }

        foreach (var ended in register.Areas.Where(a => a.Kind == AreaKind.Municipality && a.LastDay is not null))
            Assert.NotEmpty(register.MovesFrom(ended));
    }

    [Fact]
    public void Every_village_has_one_municipality_on_each_day_and_names_its_source()
    {
        foreach (var village in register.Areas.Where(a => a.Kind == AreaKind.Village))
        {
            foreach (
                var day in (DateOnly[])
                    [new(2010, 6, 1), new(2013, 6, 1), new(2019, 6, 1), new(2023, 6, 1), ExampleAreas.Today]
            )
                Assert.True(register.MunicipalityOf(village, day)?.ExistsOn(day), $"{village} on {day}");
        }

        Assert.All(register.Areas, a => Assert.NotEmpty(a.Source));
    }

    private Area Village(string name) => register.Areas.Single(a => a.Kind == AreaKind.Village && a.Name == name);
}
