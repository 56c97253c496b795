using Kreisblick.Web.Platform.Calendar;

namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>Parts of the day that people ask for; local hours, end not included.</summary>
internal enum DayPart
{
    /// <summary>6 to 12.</summary>
    Morning,

    /// <summary>12 to 18.</summary>
    Afternoon,

    /// <summary>18 to 24.</summary>
    Evening,

    /// <summary>0 to 6.</summary>
    Night,
}

/// <summary>How an offer answers a question about its hours. Unknown ones are never hidden: they get a block of their own.</summary>
internal enum OpeningMatch
{
    No,
    Yes,
    Unknown,
}

/// <summary>
/// "Open now" and "open on weekday × part of the day" for a whole result list. Made once per question and asked of
/// every offer; an offer with several places is open where one of them is. Not for several threads at once.
/// </summary>
internal sealed class OpeningFilter
{
    private readonly List<OpeningSpan> buffer = [];
    private readonly BerlinMoment moment;
    private readonly DateOnly day;
    private readonly DayPart? part;
    private readonly bool isNow;

    private OpeningFilter(BerlinMoment moment, DateOnly day, DayPart? part, bool isNow) =>
        (this.moment, this.day, this.part, this.isNow) = (moment, day, part, isNow);

    public static OpeningFilter Now(DateTimeOffset now) => new(new BerlinMoment(now), default, null, isNow: true);

    /// <summary>The next such weekday from today on (today included), with its holidays and exceptions.</summary>
    public static OpeningFilter On(DayOfWeek weekday, DayPart? part, DateTimeOffset now)
    {
        var today = BerlinTime.DateOf(now);
        var next = today.AddDays(((int)weekday - (int)today.DayOfWeek + 7) % 7);
        return new OpeningFilter(new BerlinMoment(now), next, part, isNow: false);
    }

    public OpeningMatch Match(IEnumerable<OpeningTimes> places)
    {
        var best = OpeningMatch.No;
        var any = false;
        foreach (var place in places)
        {
            any = true;
            var match = Match(place);
            if (match == OpeningMatch.Yes)
                return match;
            if (match == OpeningMatch.Unknown)
                best = match;
        }
        return any ? best : OpeningMatch.Unknown;
    }

    public OpeningMatch Match(OpeningTimes times)
    {
        if (isNow)
            return times.IsOpenAt(moment, buffer) switch
            {
                true => OpeningMatch.Yes,
                false => OpeningMatch.No,
                null => OpeningMatch.Unknown,
            };
        var (from, to) = Bounds();
        var unknown = false;
        // The evening before may reach into the night.
        for (var date = day.AddDays(-1); date <= day; date = date.AddDays(1))
        {
            var ofDay = times.Day(date);
            foreach (var span in ofDay.Spans)
            {
                if (span.Start < to && span.End > from)
                    return OpeningMatch.Yes;
            }
            unknown |= date == day && ofDay.Unknown is not null;
        }
        return unknown ? OpeningMatch.Unknown : OpeningMatch.No;
    }

    private (DateTimeOffset From, DateTimeOffset To) Bounds()
    {
        var (first, last) = part switch
        {
            DayPart.Morning => (6, 12),
            DayPart.Afternoon => (12, 18),
            DayPart.Evening => (18, 24),
            DayPart.Night => (0, 6),
            _ => (0, 24),
        };
        return (
            BerlinTime.ToInstant(day, new TimeOnly(first, 0)),
            last == 24
                ? BerlinTime.ToInstant(day.AddDays(1), TimeOnly.MinValue)
                : BerlinTime.ToInstant(day, new TimeOnly(last, 0))
        );
    }
}
