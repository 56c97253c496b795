using Kreisblick.Web.Features.Offers.Api;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

/// <summary>Exceptions said a second time for readers of plain HSDS (contract hsds.md §9).</summary>
public sealed class PublishedRowTests
{
    private static readonly ScheduleOwner Owner = ScheduleOwner.Service(
        new Guid("019322aa-7c1e-7d35-9a51-5e0c7f2b1a01")
    );

    [Fact]
    public void A_day_with_other_hours_is_a_row_of_its_own()
    {
        var rows = Rows(Exception("2026-12-24", "2026-12-24", "open"));
        Assert.Equal(2, rows.Count);
        var day = rows[1];
        Assert.True(day.IsFromException);
        Assert.Equal(
            ("2026-12-24", "2026-12-24", "2026-12-24", "WEEKLY", "1", "10:00+01:00"),
            (day.Text.ValidFrom, day.Text.ValidTo, day.Text.DtStart, day.Text.Freq, day.Text.Count, day.Text.OpensAt)
        );
        Assert.Null(rows[0].Original);
    }

    [Fact]
    public void A_closed_day_is_a_sentence_in_the_notes()
    {
        var row = Assert.Single(Rows(Exception("2026-12-24", "2026-12-24", "closed")));
        Assert.Equal("Bitte klingeln. · Geschlossen am 24.12.2026.", row.Text.Notes);
        Assert.Equal("Bitte klingeln.", row.Original!.Notes);
    }

    [Fact]
    public void A_closure_of_more_than_a_week_ends_the_row_and_a_new_one_follows()
    {
        var rows = Rows(Exception("2026-07-06", "2026-07-24", "closed"));
        Assert.Equal(2, rows.Count);
        Assert.Equal((null, "2026-07-05"), (rows[0].Text.ValidFrom, rows[0].Text.ValidTo));
        Assert.Equal(("2026-07-25", (string?)null), (rows[1].Text.ValidFrom, rows[1].Text.ValidTo));
        Assert.Null(rows[0].Original!.ValidTo);
        Assert.True(rows[1].IsFromException);
        Assert.NotEqual(rows[0].Id, rows[1].Id);
        Assert.Equal(rows[1].Id, Rows(Exception("2026-07-06", "2026-07-24", "closed"))[1].Id);
    }

    [Fact]
    public void Other_hours_of_more_than_a_week_stand_between_the_two_parts()
    {
        var rows = Rows(Exception("2026-07-06", "2026-07-24", "open"));
        Assert.Equal(3, rows.Count);
        Assert.Equal(
            ("2026-07-06", "2026-07-24", "10:00+02:00"),
            (rows[2].Text.ValidFrom, rows[2].Text.ValidTo, rows[2].Text.OpensAt)
        );
    }

    [Fact]
    public void A_row_that_begins_after_a_closure_is_left_alone()
    {
        var row = Assert.Single(Rows(Exception("2025-07-06", "2025-07-24", "closed")));
        Assert.Null(row.Original);
        Assert.Null(row.Text.ValidFrom);
    }

    [Fact]
    public void Two_closures_make_three_parts()
    {
        var rows = Rows(
            Exception("2026-07-06", "2026-07-24", "closed"),
            Exception("2026-10-05", "2026-10-17", "closed")
        );
        Assert.Equal(
            [(null, "2026-07-05"), ("2026-07-25", "2026-10-04"), ("2026-10-18", null)],
            rows.Select(r => (r.Text.ValidFrom, r.Text.ValidTo))
        );
        Assert.Equal(3, rows.Select(r => r.Id).Distinct().Count());
    }

    private static List<PublishedRow> Rows(params ScheduleException[] exceptions)
    {
        var usual = Schedule
            .Read(
                new ScheduleText
                {
                    DtStart = "2026-01-06",
                    Freq = "WEEKLY",
                    ByDay = "TU,TH",
                    OpensAt = "09:00",
                    ClosesAt = "12:00",
                    Notes = "Bitte klingeln.",
                    Id = new Guid("019322aa-7c1e-7d35-9a51-5e0c7f2b1a02"),
                },
                Owner,
                ScheduleSource.Form
            )
            .Require();
        return [.. PublishedRow.Of(Owner, [usual], exceptions)];
    }

    private static ScheduleException Exception(string from, string to, string state) =>
        ScheduleException
            .Read(
                new ScheduleExceptionText
                {
                    From = from,
                    To = to,
                    State = state,
                    OpensAt = state == "open" ? "10:00" : null,
                    ClosesAt = state == "open" ? "11:00" : null,
                },
                Owner,
                ScheduleSource.Form
            )
            .Require();
}
