using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static Kreisblick.Web.Tests.Features.Offers.Hours.HoursCases;

namespace Kreisblick.Web.Tests.Features.Offers.Hours;

public sealed class HoursStorageTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly ChangeContext Change = new("seed", "Test", FixedTime.WednesdayMorning, "cli");

    [Theory, EachDatabase]
    public async Task Calendar_IsSeededOnce_AndReadBackWhole(DatabaseKind kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var database = await databases.FreshAsync(kind);
        for (var round = 0; round < 2; round++)
        {
            await using var db = database.Context();
            await HolidaySeed.SeedAsync(db, Change, cancel);
        }

        await using var read = database.Context();
        Assert.Equal(18, await read.Set<SchoolHoliday>().CountAsync(cancel));
        var stored = await HolidayCalendar.LoadAsync(read, cancel);
        for (var date = new DateOnly(2025, 9, 1); date.Year < 2029; date = date.AddDays(1))
        {
            Assert.Equal(Calendar.School(date), stored.School(date));
            Assert.Equal(
                Calendar.Public(date, new("16064074", "Faulungen")),
                stored.Public(date, new("16064074", "Faulungen"))
            );
        }
    }

    [Theory, EachDatabase]
    public async Task RowsAndExceptions_AreStoredAndReadBackEqual(DatabaseKind kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var database = await databases.FreshAsync(kind);
        var location = new Location
        {
            Id = Guid.CreateVersion7(),
            LocationType = LocationType.Physical,
            Name = "Beratungsstelle (Beispieldaten)",
            LastModified = FixedTime.WednesdayMorning,
        };
        var owner = ScheduleOwner.Location(location.Id);
        var text = new ScheduleText
        {
            DtStart = "2026-07-04",
            Freq = "MONTHLY",
            Interval = "2",
            Wkst = "SU",
            ByDay = "1SA,-1FR",
            Until = "2027-07-03",
            ValidFrom = "2026-07-01",
            ValidTo = "2027-12-31",
            OpensAt = "20:00+02:00",
            ClosesAt = "02:30+02:00",
            Description = "Nachtcafé",
            ScheduleLink = "https://beispiel.example/termine",
            AttendingType = "vor Ort",
            Notes = "Beispieldaten",
            PublicHolidays = "closed",
            SchoolHolidays = "only",
        };
        location.Schedules.Add(Schedule.Read(text, owner, ScheduleSource.Strict).Require());
        location.Schedules.Add(
            Schedule
                .Read(
                    new ScheduleText
                    {
                        DtStart = "2026-01-01",
                        Freq = "MONTHLY",
                        ByMonthDay = "1,-1",
                        Count = "5",
                        Description = "nach Vereinbarung",
                    },
                    owner,
                    ScheduleSource.Strict,
                    1
                )
                .Require()
        );
        var exception = ScheduleException
            .Read(
                new()
                {
                    From = "2026-12-24",
                    To = "2026-12-31",
                    State = "closed",
                    Note = "Weihnachten",
                },
                owner,
                ScheduleSource.Strict
            )
            .Require();
        location.ScheduleExceptions.Add(exception);
        await using (var db = database.Context())
        {
            db.Add(location);
            await db.SaveChangesAsync(cancel);
        }

        await using var read = database.Context();
        var rows = await read.Set<Schedule>()
            .Where(s => s.LocationId == location.Id)
            .OrderBy(s => s.Position)
            .ToListAsync(cancel);

        Assert.Equal(location.Schedules.Select(s => s.Write()), rows.Select(s => s.Write()));
        Assert.Equal(text with { Id = rows[0].Id }, rows[0].Write());
        Assert.Equal(
            exception.Write(),
            (await read.Set<ScheduleException>().SingleAsync(e => e.LocationId == location.Id, cancel)).Write()
        );
        // The column is canonical text, so that a query can compare it.
        Assert.Equal(
            1,
            await read.Set<Schedule>().CountAsync(s => s.ByDay == StoredText.Parse<ByDay>("1SA,-1FR"), cancel)
        );
    }
}
