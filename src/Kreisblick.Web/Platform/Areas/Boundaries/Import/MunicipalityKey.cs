namespace Kreisblick.Web.Platform.Areas;

/// <summary>Finds the municipality key among the attributes of a feature.</summary>
internal static class MunicipalityKey
{
    // The names that federal and state offices use, the surest first.
    private static readonly string[] Names =
    [
        "AGS",
        "AGS_0",
        "AGS8",
        "ARS",
        "ARS_0",
        "RS",
        "RS_0",
        "gemeindeschluessel",
        "gemeindeschlüssel",
        "gem_ags",
        "gemeinde_ags",
        "schluessel",
        "gkz",
    ];

    public static bool IsIn(IEnumerable<string> attributes) =>
        attributes.Any(a => Names.Contains(a, StringComparer.OrdinalIgnoreCase));

    /// <summary>The key as it stands in the file, with a leading zero restored where it was stored as a number.</summary>
    public static string? Raw(IReadOnlyDictionary<string, string> attributes)
    {
        foreach (var name in Names)
        {
            if (attributes.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text))
            {
                text = text.Trim();
                return text.All(char.IsAsciiDigit) && text.Length is 7 or 11 ? "0" + text : text;
            }
        }

        return null;
    }

    /// <summary>The AGS with 8 digits from an AGS or an ARS; null for anything else.</summary>
    public static string? Ags(string raw)
    {
        if (!raw.All(char.IsAsciiDigit) || !IsState(raw))
            return null;
        return raw.Length switch
        {
            8 => raw,
            12 => raw[..5] + raw[9..],
            _ => null,
        };
    }

    private static bool IsState(string digits) =>
        digits.Length >= 2
        && string.CompareOrdinal(digits[..2], "01") >= 0
        && string.CompareOrdinal(digits[..2], "16") <= 0;
}
