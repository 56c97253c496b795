namespace Kreisblick.Web.Platform.Web.Forms;

/// <summary>Whether a form was sent from a page of this portal, as far as the browser says where it came from.</summary>
internal static class RequestOrigin
{
    public static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        // "null" is what a page with a strict referrer policy sends; then Sec-Fetch-Site has already spoken.
        return origin.Length == 0
            || (origin == "null" && site.Length > 0)
            || (
                Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            );
    }
}
