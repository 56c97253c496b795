using System.Globalization;
using System.Text.RegularExpressions;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Staging;

/// <summary>Weekly opening hours in one cell, as people write them: "Mo-Fr 9-12; Di, Do 14:00-18:00".</summary>
internal static partial class WeekHours
{
    private static readonly string[] German = ["mo", "di", "mi", "do", "fr", "sa", "so"];
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <param name="text">Parts with a semicolon or a line break between them.</param>
    /// <param name="owner">Offer; the ids of the rows follow from it.</param>
    /// <param name="today">The hours hold from the week of this day.</param>
    /// <returns>Null where a part cannot be understood.</returns>
    public static IReadOnlyList<DocumentHours>? Parse(string text, Guid owner, DateOnly today)
    {
        var rows = new List<DocumentHours>();
        foreach (
            var part in text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            if (
                Part().Match(part) is not { Success: true } match
                || Days(match.Groups["days"].Value) is not { Count: > 0 } days
                || Time(match.Groups["from"].Value) is not { } opens
                || Time(match.Groups["to"].Value) is not { } closes
            )
                return null;
            rows.Add(
                new DocumentHours
                {
                    Id = Uuid5.Of($"urn:kreisblick:vorlage:zeit:{owner}:{rows.Count}:{part}"),
                    Position = rows.Count,
                    Row = new()
                    {
                        Freq = "WEEKLY",
                        Interval = "1",
                        Wkst = "MO",
                        DtStart = FirstOf(days, today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        ByDay = string.Join(',', days.Select(d => Codes[d])),
                        OpensAt = opens,
                        ClosesAt = closes,
                        PublicHolidays = "closed",
                    },
                }
            );
        }
        return rows;
    }

    private static DateOnly FirstOf(List<int> days, DateOnly today)
    {
        var day = today;
        while (!days.Contains(((int)day.DayOfWeek + 6) % 7))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>"Mo-Mi, Fr": numbers of the days from Monday, 0.</summary>
    private static List<int>? Days(string text)
    {
        var days = new SortedSet<int>();
        foreach (var part in text.Split([',', '/', '+'], StringSplitOptions.TrimEntries))
        {
            string[] ends = [.. part.Split(['-', '–'], StringSplitOptions.TrimEntries).Select(d => d.TrimEnd('.'))];
            int[] found = [.. ends.Select(e => e.Length < 2 ? -1 : Array.IndexOf(German, e[..2].ToLowerInvariant()))];
            if (found.Length is 0 or > 2 || found.Contains(-1))
                return null;
            for (var day = found[0]; ; day = (day + 1) % 7)
            {
                days.Add(day);
                if (day == found[^1])
                    break;
            }
        }
        return [.. days];
    }

    private static string? Time(string text)
    {
        var parts = text.Split([':', '.']);
        return
            int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(
                parts.ElementAtOrDefault(1) ?? "0",
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var minute
            )
            && hour < 24
            && minute < 60
            ? string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}")
            : null;
    }

    [GeneratedRegex(
        @"^(?<days>[\p{L}.,/+\s–-]+?):?\s+(von\s+)?(?<from>\d{1,2}([:.]\d{2})?)\s*(Uhr)?\s*(-|–|bis)\s*(?<to>\d{1,2}([:.]\d{2})?)\s*(Uhr)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Part();
}
