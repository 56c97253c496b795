using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Staging;

namespace Kreisblick.Web.Tests.Features.Offers.Staging;

/// <summary>Opening hours as people write them into one cell.</summary>
public sealed class WeekHoursTests
{
    private static readonly Guid Offer = Guid.Parse("019322aa-7c1e-7d35-9a51-5e0c7f2b1a02");
    private static readonly DateOnly Wednesday = new(2026, 9, 16);

    [Theory]
    [InlineData("Mo-Fr 9-12", "MO,TU,WE,TH,FR 09:00-12:00")]
    [InlineData("Mo–Do 8:30–16 Uhr; Fr 8.30 - 12", "MO,TU,WE,TH 08:30-16:00 | FR 08:30-12:00")]
    [InlineData("Di, Do 14-18", "TU,TH 14:00-18:00")]
    [InlineData("Montag bis", null)]
    [InlineData("montags 9 bis 12 Uhr\nDienstag: von 13 Uhr bis 15:15 Uhr", "MO 09:00-12:00 | TU 13:00-15:15")]
    [InlineData("Sa-Mo 10-11", "SA,SU,MO 10:00-11:00")]
    [InlineData("Mo 9-12 und nach Vereinbarung", null)]
    [InlineData("Mo 25-26", null)]
    [InlineData("Xy 9-12", null)]
    [InlineData("nach Vereinbarung", null)]
    public void Days_and_times_are_understood_or_refused(string text, string? expected)
    {
        var rows = WeekHours.Parse(text, Offer, Wednesday);
        Assert.Equal(
            expected is null ? null : Sorted(expected),
            rows is null
                ? null
                : Sorted(string.Join(" | ", rows.Select(r => $"{r.Row.ByDay} {r.Row.OpensAt}-{r.Row.ClosesAt}")))
        );
        // Whatever is understood is right for the tables too.
        Assert.All(rows ?? [], r => Assert.IsType<ScheduleOutcome.Valid>(r.Read(ScheduleOwner.Service(Offer))));
    }

    [Fact]
    public void The_series_begins_on_one_of_its_days_and_the_same_cell_makes_the_same_rows()
    {
        var rows = WeekHours.Parse("Di 9-12", Offer, Wednesday)!;
        Assert.Equal("2026-09-22", rows[0].Row.DtStart);
        Assert.Equal(rows[0].Id, WeekHours.Parse("Di 9-12", Offer, Wednesday)![0].Id);
    }

    private static string Sorted(string rows) =>
        string.Join(
            " | ",
            rows.Split(" | ")
                .Select(r =>
                    string.Join(',', r.Split(' ')[0].Split(',').Order(StringComparer.Ordinal)) + " " + r.Split(' ')[1]
                )
        );
}
