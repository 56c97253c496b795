namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>
/// When help should be open, as it stands in addresses: <c>jetzt</c>, <c>wochenende</c>, a part of the day
/// (<c>vormittags</c> before 12, <c>nachmittags</c> 12 to 17, <c>abends</c> from 17), a weekday (<c>mo</c> … <c>so</c>)
/// or both (<c>do-nachmittags</c>).
/// </summary>
internal sealed record OpenWish(bool Now, IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly Until)
{
    private static readonly Dictionary<string, DayOfWeek> DayCodes = new(StringComparer.Ordinal)
    {
        ["mo"] = DayOfWeek.Monday,
        ["di"] = DayOfWeek.Tuesday,
        ["mi"] = DayOfWeek.Wednesday,
        ["do"] = DayOfWeek.Thursday,
        ["fr"] = DayOfWeek.Friday,
        ["sa"] = DayOfWeek.Saturday,
        ["so"] = DayOfWeek.Sunday,
    };

    private static readonly Dictionary<string, (TimeOnly From, TimeOnly Until)> Parts = new(StringComparer.Ordinal)
    {
        ["vormittags"] = (TimeOnly.MinValue, new TimeOnly(12, 0)),
        ["nachmittags"] = (new TimeOnly(12, 0), new TimeOnly(17, 0)),
        ["abends"] = (new TimeOnly(17, 0), TimeOnly.MaxValue),
    };

    /// <summary>What the form offers; addresses may also join a weekday and a part of the day.</summary>
    public static IReadOnlyList<string> Choices { get; } =
        ["jetzt", "vormittags", "nachmittags", "abends", "wochenende", .. DayCodes.Keys];

    public static OpenWish? Parse(string code)
    {
        if (code == "jetzt")
            return new OpenWish(true, [], default, default);
        if (code == "wochenende")
            return new OpenWish(
                false,
                [DayOfWeek.Saturday, DayOfWeek.Sunday],
                TimeOnly.MinValue,
                TimeOnly.MaxValue
            );
        var parts = code.Split('-');
        var days = DayCodes.TryGetValue(parts[0], out var day) ? [day] : DayCodes.Values.ToList();
        var named = days.Count == 1;
        var span = (From: TimeOnly.MinValue, Until: TimeOnly.MaxValue);
        var hasPart = parts.Length <= 2 && Parts.TryGetValue(parts[^1], out span);
        if (!hasPart)
            span = (TimeOnly.MinValue, TimeOnly.MaxValue);
        var understood = (parts.Length, named, hasPart) is (1, true, _) or (1, _, true) or (2, true, true);
        return understood ? new OpenWish(false, days, span.From, span.Until) : null;
    }
}
