using System.Text;

namespace Kreisblick.Web.Platform.Values;

/// <summary>
/// A telephone number as people write it, with its E.164 form for the link. Short public numbers (112, 116 016)
/// are kept as they are; a number without country code is German (+49).
/// </summary>
internal readonly record struct PhoneNumber : IStoredText<PhoneNumber>
{
    private PhoneNumber(string value, string dial) => (Value, Dial) = (value, dial);

    public string Value { get; }

    /// <summary>What a telephone dials: <c>+4936011234</c>, or the short number itself.</summary>
    public string Dial { get; }

    public static bool TryParse(string text, out PhoneNumber value, out string error)
    {
        var trimmed = text.Trim();
        var dial = ToDial(trimmed);
        if (trimmed.Length is > 0 and <= 60 && dial is not null)
        {
            value = new PhoneNumber(trimmed, dial);
            error = "";
            return true;
        }
        value = default;
        error = "Das ist keine Telefonnummer, zum Beispiel: 03601 12345-0";
        return false;
    }

    public override string ToString() => Value;

    private static string? ToDial(string text)
    {
        var plus = text.StartsWith('+');
        var digits = new StringBuilder();
        // "+49 (0) 3601": the zero in brackets is not dialled from abroad.
        foreach (var c in (plus ? text[1..].Replace("(0)", "", StringComparison.Ordinal) : text))
        {
            if (char.IsAsciiDigit(c))
                digits.Append(c);
            else if (c is not (' ' or '-' or '/' or '(' or ')' or '.' or '\u00a0' or '–'))
                return null;
        }
        var number = digits.ToString();
        if (plus)
            return number.Length is >= 6 and <= 15 && number[0] != '0' ? "+" + number : null;
        if (number.StartsWith("00", StringComparison.Ordinal))
            return number.Length is >= 8 and <= 17 && number[2] != '0' ? "+" + number[2..] : null;
        if (number.StartsWith('0'))
            return number.Length is >= 6 and <= 15 ? "+49" + number[1..] : null;
        // 110, 112, 115, 116 117, 19222 …
        return number.Length is >= 3 and <= 6 ? number : null;
    }
}
