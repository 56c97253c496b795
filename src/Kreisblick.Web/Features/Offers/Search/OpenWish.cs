namespace Kreisblick.Web.Features.Offers.Search;

/// <summary>
/// When help should be open, as it stands in addresses: <c>jetzt</c>, <c>wochenende</c>, a part of the day
/// (<c>vormittags</c> before 12, <c>nachmittags</c> 12 to 17, <c>abends</c> from 17), a weekday (<c>mo</c> … <c>so</c>)
/// or both (<c>do-nachmittags</c>).
/// </summary>
/// <param name="Now">Open at this moment.</param>
/// <param name="Mask">Else one of these 21 parts of the week is enough: bit = weekday from Monday × 3 + part.</param>
internal readonly record struct OpenWish(bool Now, uint Mask)
{
    public const int PartsOfDay = 3;
    private const uint EveryDay = 0b001_001_001_001_001_001_001;
    private const uint WholeDay = 0b111;
    private static readonly string[] Days = ["mo", "di", "mi", "do", "fr", "sa", "so"];
    private static readonly string[] Parts = ["vormittags", "nachmittags", "abends"];
    private static readonly TimeOnly Noon = new(12, 0);
    private static readonly TimeOnly Evening = new(17, 0);

    /// <summary>What the form offers; addresses may also join a weekday and a part of the day.</summary>
    public static IReadOnlyList<string> Choices { get; } = ["jetzt", .. Parts, "wochenende", .. Days];

    public static OpenWish? Parse(string code)
    {
        if (code == "jetzt")
            return new OpenWish(true, 0);
        if (code == "wochenende")
            return new OpenWish(false, (WholeDay << (5 * PartsOfDay)) | (WholeDay << (6 * PartsOfDay)));
        var words = code.Split('-');
        var day = Array.IndexOf(Days, words[0]);
        var part = Array.IndexOf(Parts, words[^1]);
        return (words.Length, day >= 0, part >= 0) switch
        {
            (1, true, _) => new OpenWish(false, WholeDay << (day * PartsOfDay)),
            (1, _, true) => new OpenWish(false, EveryDay << part),
            (2, true, true) => new OpenWish(false, 1u << ((day * PartsOfDay) + part)),
            _ => null,
        };
    }

    /// <summary>The parts of the week that a span of opening touches.</summary>
    public static uint MaskOf(DateOnly date, TimeOnly opens, TimeOnly closes)
    {
        var shift = (((int)date.DayOfWeek + 6) % 7) * PartsOfDay;
        var endsNextDay = closes <= opens;
        var mask = 0u;
        if (opens < Noon)
            mask |= 1;
        if (opens < Evening && (endsNextDay || closes > Noon))
            mask |= 2;
        if (endsNextDay || closes > Evening)
            mask |= 4;
        return mask << shift;
    }
}
