using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Features.Offers.Model;

/// <summary>A currency by ISO 4217: three upper-case letters.</summary>
internal readonly record struct CurrencyCode : IStoredText<CurrencyCode>
{
    private CurrencyCode(string value) => Value = value;

    public static CurrencyCode Euro => new("EUR");

    public string Value { get; }

    public static bool TryParse(string text, out CurrencyCode value, out string error)
    {
        if (text.Length == 3 && text.All(char.IsAsciiLetterUpper))
        {
            value = new CurrencyCode(text);
            error = "";
            return true;
        }
        value = default;
        error = "Das ist kein Währungskürzel nach ISO 4217, zum Beispiel: EUR";
        return false;
    }

    public override string ToString() => Value;
}
