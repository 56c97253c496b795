using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Tests.Features.Offers.Api;

/// <summary>Opening hours of invented offers, with spans that have passed, exceptions and each kind of rule.</summary>
internal sealed class HsdsTestHours(int seed)
{
    private readonly Random random = new(seed + 1);

    public void Add(ScheduleOwner owner, List<Schedule> schedules, List<ScheduleException> exceptions)
    {
        for (var i = random.Next(3); i > 0; i--)
        {
            var opens = 7 + random.Next(8);
            var isMonthly = Chance(4);
            schedules.Add(
                Schedule
                    .Read(
                        new ScheduleText
                        {
                            Id = NewId(),
                            DtStart = "2026-01-06",
                            Freq = isMonthly ? "MONTHLY" : "WEEKLY",
                            ByDay = isMonthly
                                ? "1SA,-1FR"
                                : random.Next(3) switch
                                {
                                    0 => "MO,TH",
                                    1 => "TU",
                                    _ => "WE,FR",
                                },
                            Interval = Chance(6) ? "2" : null,
                            ValidFrom = Chance(3) ? "2026-02-01" : null,
                            ValidTo = random.Next(4) switch
                            {
                                0 => "2026-06-30",
                                1 => "2026-12-31",
                                _ => null,
                            },
                            OpensAt = $"{opens:00}:30",
                            ClosesAt = $"{opens + 1 + random.Next(6):00}:00",
                            Notes = Maybe("Bitte klingeln."),
                            PublicHolidays = "closed",
                            SchoolHolidays = "open",
                        },
                        owner,
                        ScheduleSource.Form,
                        schedules.Count
                    )
                    .Require()
            );
        }
        if (Chance(3))
            exceptions.Add(Exception(owner, "2026-09-10", "2026-09-24", isOpen: Chance(2)));
        if (Chance(4))
            exceptions.Add(Exception(owner, "2026-12-24", "2026-12-24", isOpen: Chance(2)));
    }

    private static ScheduleException Exception(ScheduleOwner owner, string from, string to, bool isOpen) =>
        ScheduleException
            .Read(
                new ScheduleExceptionText
                {
                    Id = Guid.CreateVersion7(),
                    From = from,
                    To = to,
                    State = isOpen ? "open" : "closed",
                    OpensAt = isOpen ? "10:00" : null,
                    ClosesAt = isOpen ? "11:00" : null,
                },
                owner,
                ScheduleSource.Form
            )
            .Require();

    private bool Chance(int one) => random.Next(one) == 0;

    private string? Maybe(string text) => Chance(2) ? text : null;

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
