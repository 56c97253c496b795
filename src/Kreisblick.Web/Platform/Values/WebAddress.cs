namespace Kreisblick.Web.Platform.Values;

/// <summary>An absolute http or https address without user information (RFC 3986); nothing else may become a link.</summary>
internal readonly record struct WebAddress : IStoredText<WebAddress>
{
    private WebAddress(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string text, out WebAddress value, out string error)
    {
        var trimmed = text.Trim();
        if (
            trimmed.Length <= 2000
            && Uri.TryCreate(trimmed, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.Host.Length > 0
            && uri.UserInfo.Length == 0
            && !trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"')
        )
        {
            value = new WebAddress(trimmed);
            error = "";
            return true;
        }
        value = default;
        error = "Das ist keine Web-Adresse, zum Beispiel: https://beispiel.example/beratung";
        return false;
    }

    public override string ToString() => Value;
}
