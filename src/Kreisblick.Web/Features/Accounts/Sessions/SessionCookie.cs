namespace Kreisblick.Web.Features.Accounts.Sessions;

/// <summary>
/// The only cookies of the portal (security.md 3): the session after the sign-in, and for five minutes the step
/// between password and second factor. Both end with the browser.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "__Host-sitzung";
    public const string StepName = "__Host-schritt";

    // Browsers take localhost for a safe place, so that these flags hold there without TLS too.
    private static readonly CookieOptions Options = new()
    {
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };

    public static string? Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: 64 } key && key.All(char.IsAsciiHexDigitLower) ? key : null;

    public static void Set(HttpResponse response, string key) => response.Cookies.Append(Name, key, Options);

    public static void Delete(HttpResponse response) => response.Cookies.Delete(Name, Options);

    public static string? ReadStep(HttpRequest request) => request.Cookies[StepName];

    public static void SetStep(HttpResponse response, string step) => response.Cookies.Append(StepName, step, Options);

    public static void DeleteStep(HttpResponse response) => response.Cookies.Delete(StepName, Options);
}
