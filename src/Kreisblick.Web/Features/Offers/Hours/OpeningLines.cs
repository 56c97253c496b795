using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Features.Offers.Hours;

/// <summary>Puts rows together into as few sentences as possible: same days share their spans, same spans share their days.</summary>
internal static class OpeningLines
{
    public static IReadOnlyList<OpeningLine> Of(
        IEnumerable<Schedule> rows,
        DateOnly today,
        OpeningTexts texts,
        OpeningWords words
    )
    {
        var lines = new List<OpeningLine>();
        foreach (var series in rows.GroupBy(r => SeriesOf(r, today)))
        {
            var suffix = Suffix(series.Key, texts, words);
            var parts =
                series.Key.Pattern is null ? Weekly(series, texts, words)
                : series.Key.HasTimes ? [(PatternDays(series.First(), texts, words), Times(series, texts, words))]
                : [(series.First().Freq is null ? null : PatternDays(series.First(), texts, words), (string?)null)];
            foreach (var (days, times) in parts)
                lines.Add(
                    new OpeningLine(
                        days is null && suffix is null ? null : days + suffix,
                        times,
                        series.Key.Note,
                        series.Key.Link
                    )
                );
        }
        return lines;
    }

    /// <summary>What has to be equal for rows to share a sentence; null pattern: plainly every week.</summary>
    private sealed record Series(
        string? Pattern,
        bool HasTimes,
        DateOnly? From,
        DateOnly? Until,
        string? Note,
        string? Link
    );

    private static Series SeriesOf(Schedule row, DateOnly today)
    {
        var isPlain = row is { Freq: ScheduleFrequency.Weekly, Interval: 1, OpensAt: not null } && row.Count != 1;
        var from = Later(row.ValidFrom, row.Freq is null ? null : row.DtStart);
        DateOnly? until =
            row.Count == 1 ? null
            : row.Count is not null ? Recurrence.Of(row).LastDay
            : row.Until;
        return new Series(
            isPlain
                ? null
                : $"{row.Freq} {row.Interval} {row.ByDay} {row.ByMonthDay} {(row.Count == 1 || row.ByDay is null ? row.DtStart : null)} {row.Interval > 1 && row.Freq == ScheduleFrequency.Weekly}",
            row.OpensAt is not null,
            from > today && row.Count != 1 ? from : null,
            until,
            row.Description,
            row.ScheduleLink?.Value
        );
    }

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;

    private static string? Suffix(Series series, OpeningTexts texts, OpeningWords words)
    {
        var parts = new List<string>();
        if (series.From is { } from)
            parts.Add(OpeningWords.Fill(texts.From, words.Date(from)));
        if (series.Until is { } until)
            parts.Add(OpeningWords.Fill(texts.Until, words.Date(until)));
        return parts.Count == 0 ? null : $" ({string.Join(' ', parts)})";
    }

    private static List<(string? Days, string? Times)> Weekly(
        IEnumerable<Schedule> rows,
        OpeningTexts texts,
        OpeningWords words
    )
    {
        var spans = new Dictionary<DayOfWeek, SortedSet<(TimeOnly, TimeOnly)>>();
        foreach (var row in rows)
        {
            foreach (var day in row.ByDay?.Days.Select(d => d.Day) ?? [row.DtStart.DayOfWeek])
            {
                if (!spans.TryGetValue(day, out var ofDay))
                    spans[day] = ofDay = [];
                ofDay.Add((row.OpensAt!.Value, row.ClosesAt!.Value));
            }
        }
        return
        [
            .. MondayFirst
                .Where(spans.ContainsKey)
                .Select(d =>
                    (Day: d, Times: string.Join(texts.And, spans[d].Select(s => words.Span(s.Item1, s.Item2))))
                )
                .GroupBy(d => d.Times, StringComparer.Ordinal)
                .Select(g => ((string?)Days([.. g.Select(d => d.Day)], texts, words), (string?)g.Key)),
        ];
    }

    private static readonly DayOfWeek[] MondayFirst =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
        DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    /// <summary>"Montag bis Freitag und Sonntag": three days in a row and more become a range.</summary>
    private static string Days(List<DayOfWeek> days, OpeningTexts texts, OpeningWords words)
    {
        if (days.Count == 7)
            return texts.Daily;
        var parts = new List<string>();
        for (var i = 0; i < days.Count; )
        {
            var end = i;
            while (end + 1 < days.Count && PlaceOf(days[end + 1]) == PlaceOf(days[end]) + 1)
                end++;
            if (end - i >= 2)
                parts.Add(OpeningWords.Fill(texts.DayRange, words.Weekday(days[i]), words.Weekday(days[end])));
            else
                parts.AddRange(days[i..(end + 1)].Select(words.Weekday));
            i = end + 1;
        }
        return Listed(parts, texts);
    }

    private static int PlaceOf(DayOfWeek day) => ((int)day + 6) % 7;

    private static string Times(IEnumerable<Schedule> rows, OpeningTexts texts, OpeningWords words) =>
        string.Join(
            texts.And,
            rows.Select(r => (r.OpensAt!.Value, r.ClosesAt!.Value))
                .Distinct()
                .Order()
                .Select(s => words.Span(s.Item1, s.Item2))
        );

    private static string PatternDays(Schedule row, OpeningTexts texts, OpeningWords words)
    {
        if (row.Count == 1)
            return OpeningWords.Fill(texts.OnTheOnlyDay, words.DayName(Recurrence.Of(row).LastDay));
        if (row.Freq == ScheduleFrequency.Weekly)
        {
            var named = row.ByDay?.Days.Select(d => d.Day).ToHashSet() ?? [row.DtStart.DayOfWeek];
            var days = Days([.. MondayFirst.Where(named.Contains)], texts, words);
            return row.Interval == 1 ? days : OpeningWords.Fill(texts.EveryNthWeek, row.Interval, days);
        }
        var months = row.Interval == 1 ? texts.OfEachMonth : OpeningWords.Fill(texts.OfEveryNthMonth, row.Interval);
        if (row.ByDay is not { } byDay)
        {
            var numbers = row.ByMonthDay?.Days ?? [row.DtStart.Day];
            return OpeningWords.Fill(
                texts.OnDaysOfMonth,
                Listed([.. numbers.Select(n => DayOfMonth(n, texts))], texts),
                months
            );
        }
        // "Jeden 1. und 3. Montag": numbers of the same weekday stand together.
        var weekdays = byDay
            .Days.GroupBy(d => d.Day)
            .Select(g =>
                g.All(d => d.Number == 0)
                    ? ("", words.Weekday(g.Key))
                    : (Listed([.. g.Select(d => Nth(d.Number, texts))], texts), words.Weekday(g.Key))
            )
            .GroupBy(g => g.Item1, StringComparer.Ordinal)
            .Select(g => (g.Key + " " + Listed([.. g.Select(d => d.Item2)], texts)).TrimStart());
        var text = OpeningWords.Fill(texts.EveryNthWeekdayOfMonth, Listed([.. weekdays], texts), months);
        return row.ByMonthDay is { } also
            ? $"{text} ({Listed([.. also.Days.Select(n => DayOfMonth(n, texts))], texts)})"
            : text;
    }

    private static string Nth(int number, OpeningTexts texts) =>
        number >= 0 ? texts.Nth[number - 1]
        : -number <= texts.FromTheEnd.Length ? texts.FromTheEnd[-number - 1]
        : OpeningWords.Fill(texts.NthFromTheEnd, -number);

    private static string DayOfMonth(int number, OpeningTexts texts) =>
        number > 0 ? OpeningWords.Fill(texts.DayOfMonth, number)
        : number == -1 ? texts.LastDayOfMonth
        : OpeningWords.Fill(texts.DayFromTheEnd, -number);

    private static string Listed(List<string> parts, OpeningTexts texts) =>
        parts.Count < 2 ? string.Concat(parts) : string.Join(", ", parts[..^1]) + texts.And + parts[^1];
}
