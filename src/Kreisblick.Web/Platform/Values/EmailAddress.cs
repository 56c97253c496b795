using System.Text.RegularExpressions;

namespace Kreisblick.Web.Platform.Values;

/// <summary>A mail address of a function mailbox (RFC 5321 form, one address, no display name).</summary>
internal readonly partial record struct EmailAddress : IStoredText<EmailAddress>
{
    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string text, out EmailAddress value, out string error)
    {
        var trimmed = text.Trim();
        if (trimmed.Length <= 254 && Form().IsMatch(trimmed))
        {
            value = new EmailAddress(trimmed);
            error = "";
            return true;
        }
        value = default;
        error = "Das ist keine E-Mail-Adresse, zum Beispiel: beratung@beispiel.example";
        return false;
    }

    public override string ToString() => Value;

    [GeneratedRegex(
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex Form();
}
