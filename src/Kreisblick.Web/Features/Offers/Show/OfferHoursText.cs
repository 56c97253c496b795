using Kreisblick.Web.Features.Offers.Hours;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Web.Language;

namespace Kreisblick.Web.Features.Offers.Show;

/// <summary>Opening hours in words.</summary>
internal static class OfferHoursText
{
    /// <summary>Today's state of an offer with its places: open if one of them is, else the soonest opening.</summary>
    public static string Today(IReadOnlyList<OpeningTimes> openings, DateTimeOffset now, Texts texts)
    {
        var states = openings.Select(o => o.At(now)).ToList();
        if (states.OfType<OpeningState.Open>().OrderByDescending(o => o.Until ?? DateTimeOffset.MaxValue).FirstOrDefault() is { } open)
            return open.Until is { } until
                ? texts.Plain("hours.openUntil", Time(until, texts))
                : texts.Plain("hours.openAlways");
        var closed = states.OfType<OpeningState.Closed>().OrderBy(c => c.OpensAt ?? DateTimeOffset.MaxValue).FirstOrDefault();
        if (states.OfType<OpeningState.Unknown>().FirstOrDefault() is { } unknown && closed?.OpensAt is null)
            return unknown.Text is { Length: > 0 } words ? texts.Plain("hours.words", words) : texts.Plain("hours.unknown");
        if (closed?.OpensAt is not { } opens)
            return texts.Plain("hours.closed");
        return BerlinTime.DateOf(opens) == BerlinTime.DateOf(now)
            ? texts.Plain("hours.opensToday", Time(opens, texts))
            : texts.Plain("hours.opensOn", BerlinTime.ToLocal(opens).ToString("dddd, d. MMMM", texts.Culture), Time(opens, texts));
    }

    public static string Time(DateTimeOffset instant, Texts texts) => Time(TimeOnly.FromDateTime(BerlinTime.ToLocal(instant).DateTime), texts);

    /// <summary>"9" or "14:30"; the word "Uhr" stands in the sentence.</summary>
    public static string Time(TimeOnly time, Texts texts) =>
        time.Minute == 0 && texts.Language != PageLanguage.English
            ? time.Hour.ToString(texts.Culture)
            : time.ToString("H:mm", texts.Culture);

    public static string Span(OpeningSpan span, Texts texts) =>
        span.IsWholeDay
            ? texts.Plain("hours.wholeDay")
            : texts.Plain("hours.span", Time(span.OpensAt, texts), Time(span.ClosesAt, texts));

    public static string Day(OpeningDay day, Texts texts)
    {
        var spans = string.Join(texts.Plain("hours.and"), day.Spans.Select(s => Span(s, texts)));
        var words = string.Join(
            ", ",
            new[]
            {
                spans.Length > 0 ? spans : day.Unknown is not null ? texts.Plain("hours.unknownDay") : texts.Plain("hours.closedDay"),
                day.PublicHoliday ?? "",
                day.Text is { } note && note != day.PublicHoliday ? note : "",
            }.Where(w => w.Length > 0)
        );
        return words;
    }
}
