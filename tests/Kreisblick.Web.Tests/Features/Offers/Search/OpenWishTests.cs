using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Search;
using static Kreisblick.Web.Tests.Features.Offers.Hours.HoursCases;

namespace Kreisblick.Web.Tests.Features.Offers.Search;

/// <summary>"Open now" and "open on a weekday or in a part of the day", asked of the hours of single offers.</summary>
public sealed class OpenWishTests
{
    /// <summary>A Tuesday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("2026-11-24 10:00", true)]
    [InlineData("2026-11-24 13:00", false)]
    [InlineData("2026-11-28 01:00", true)]
    [InlineData("2026-11-28 02:00", false)]
    public void Now(string now, bool isOpen) =>
        Assert.Equal(
            isOpen,
            Offer(Times(Row("WEEKLY TU 09:00 12:00"), Row("WEEKLY FR 20:00 02:00")))
                .IsOpenAt(new BerlinMoment(At(now)), [])
        );

    [Fact]
    public void One_open_place_is_enough()
    {
        var moment = new BerlinMoment(At("2026-11-24 10:00"));
        Assert.True(
            Offer(Times(Row("WEEKLY MO 09:00 12:00")), Times(Row("WEEKLY TU 09:00 12:00"))).IsOpenAt(moment, [])
        );
        Assert.False(Offer(Times(Row("WEEKLY MO 09:00 12:00")), Times()).IsOpenAt(moment, []));
    }

    [Fact]
    public void Hours_that_nobody_knows_are_told_from_closed_ones()
    {
        Assert.True(Offer(Times()).HoursAreUnknown);
        Assert.True(Offer(Times(Row("WEEKLY WE"))).HoursAreUnknown);
        Assert.False(Offer(Times(), Times(Row("WEEKLY WE 09:00 12:00"))).HoursAreUnknown);
    }

    [Theory]
    [InlineData("di", true)]
    [InlineData("di-vormittags", true)]
    [InlineData("di-nachmittags", false)]
    [InlineData("vormittags", true)]
    [InlineData("nachmittags", false)]
    [InlineData("fr-abends", true)]
    [InlineData("sa", false)]
    [InlineData("wochenende", false)]
    [InlineData("mi", false)]
    public void Weekday_and_part_of_the_day(string code, bool isOpen)
    {
        var offer = Offer(Times(Row("WEEKLY TU 09:00 12:00"), Row("WEEKLY FR 20:00 02:00"), Row("WEEKLY WE")));
        Assert.Equal(isOpen, (offer.WeekMask(Today) & OpenWish.Parse(code)!.Value.Mask) != 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nachts")]
    [InlineData("vormittags-di")]
    [InlineData("di-vormittags-abends")]
    [InlineData("DI")]
    public void Other_words_are_no_wish(string code) => Assert.Null(OpenWish.Parse(code));

    private static OfferFacts Offer(params OpeningTimes[] places) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            MinimumAge = null,
            MaximumAge = null,
            AreaKeys = [],
            AreaPolygons = [],
            Openings = places,
        };
}
