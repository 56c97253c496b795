using System.Globalization;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>A weekday, or the n-th (from the end: negative) weekday of a month. Number 0 means each.</summary>
internal readonly record struct DayInPeriod(int Number, DayOfWeek Day)
{
    public override string ToString() =>
        Number == 0 ? WeekdayCode.Of(Day) : Number.ToString(CultureInfo.InvariantCulture) + WeekdayCode.Of(Day);
}

/// <summary>Two-letter weekdays of RFC 5545.</summary>
internal static class WeekdayCode
{
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static string Of(DayOfWeek day) => Codes[(int)day];

    public static bool TryParse(ReadOnlySpan<char> text, out DayOfWeek day)
    {
        for (var i = 0; i < Codes.Length; i++)
        {
            if (!text.SequenceEqual(Codes[i]))
                continue;
            day = (DayOfWeek)i;
            return true;
        }
        day = default;
        return false;
    }

    /// <exception cref="FormatException">The text is none of MO … SU.</exception>
    public static DayOfWeek Parse(string text) =>
        TryParse(text, out var day) ? day : throw new FormatException($"No weekday of RFC 5545: {text}");
}

/// <summary>
/// <c>schedule.byday</c> by the strict rule of HSDS-DE §8: upper case, comma, no blanks, no doubles; a number
/// −5…−1 or 1…5 only with MONTHLY. Keeps the written order, so that an import and an export are equal.
/// </summary>
internal readonly record struct ByDay : IStoredText<ByDay>
{
    private ByDay(string value) => Value = value;

    public string Value { get; }

    public IReadOnlyList<DayInPeriod> Days => Read(Value) ?? [];

    /// <summary>Has to be false for WEEKLY, where a number has no meaning (RFC 5545 §3.3.10).</summary>
    public bool HasNumbers => Value.AsSpan().ContainsAnyInRange('1', '5');

    public static bool TryParse(string text, out ByDay value, out string error)
    {
        value = Read(text) is null ? default : new ByDay(text);
        error = value.Value is null
            ? "Wochentage heißen MO, TU, WE, TH, FR, SA, SU, mit Komma ohne Leerzeichen, zum Beispiel: MO,TH oder 1SA"
            : "";
        return value.Value is not null;
    }

    public override string ToString() => Value;

    private static List<DayInPeriod>? Read(string text)
    {
        if (text.Length is 0 or > 200)
            return null;
        var days = new List<DayInPeriod>();
        foreach (var part in text.Split(','))
        {
            if (part.Length is < 2 or > 4 || !WeekdayCode.TryParse(part.AsSpan(part.Length - 2), out var day))
                return null;
            if (ReadNumber(part[..^2]) is not { } number || days.Contains(new DayInPeriod(number, day)))
                return null;
            days.Add(new DayInPeriod(number, day));
        }
        return days;
    }

    private static int? ReadNumber(string text) =>
        text switch
        {
            "" => 0,
            [>= '1' and <= '5'] => text[0] - '0',
            ['-', >= '1' and <= '5'] => -(text[1] - '0'),
            _ => null,
        };
}

/// <summary><c>schedule.bymonthday</c>: −31…−1 and 1…31, only with MONTHLY (HSDS-DE §8).</summary>
internal readonly record struct ByMonthDay : IStoredText<ByMonthDay>
{
    private ByMonthDay(string value) => Value = value;

    public string Value { get; }

    public IReadOnlyList<int> Days => Read(Value) ?? [];

    public static bool TryParse(string text, out ByMonthDay value, out string error)
    {
        value = Read(text) is null ? default : new ByMonthDay(text);
        error = value.Value is null ? "Tage im Monat sind 1 bis 31 oder -1 bis -31, zum Beispiel: 1,15" : "";
        return value.Value is not null;
    }

    public override string ToString() => Value;

    private static List<int>? Read(string text)
    {
        if (text.Length is 0 or > 300)
            return null;
        var days = new List<int>();
        foreach (var part in text.Split(','))
        {
            if (
                !int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var day)
                || day is 0 or < -31 or > 31
                || part != day.ToString(CultureInfo.InvariantCulture)
                || days.Contains(day)
            )
                return null;
            days.Add(day);
        }
        return days;
    }
}
