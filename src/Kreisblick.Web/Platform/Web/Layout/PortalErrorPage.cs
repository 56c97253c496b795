using System.Text.Encodings.Web;
using System.Text.Unicode;
using Kreisblick.Web.Platform.Web.Assets;
using Kreisblick.Web.Platform.Web.Components;
using Kreisblick.Web.Platform.Web.Errors;
using Kreisblick.Web.Platform.Web.Portal;

namespace Kreisblick.Web.Platform.Web.Layout;

/// <summary>
/// The page of every error, in plain German: what happened, what to do, whom to call, the reference, and always the
/// emergency numbers. Written as text, because views, database and assets may be what has failed; the style is
/// linked where it is built.
/// </summary>
internal static class PortalErrorPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Task WriteAsync(HttpContext context, ErrorNotice notice, PortalOptions portal, BuiltAssets assets)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Html(notice, portal, assets.Css));
    }

    public static string Html(ErrorNotice notice, PortalOptions portal, string? css)
    {
        var (title, advice) = ErrorWords.For(notice.Status);
        var style = css is null ? "" : $"<link rel=\"stylesheet\" href=\"{css}\">";
        return $"""
            <!DOCTYPE html>
            <html lang="de">
            <head>
            <meta charset="utf-8">
            <title>{Text(title)} – {Text(portal.Name)}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            {style}
            </head>
            <body>
            <nav class="skip-links" aria-label="Sprungmarken"><a href="#inhalt">Zum Inhalt</a></nav>
            <header><div class="header"><p class="portal-name"><a href="/">{Text(portal.Name)} <span>{Text(
                portal.County
            )}</span></a></p></div></header>
            <main id="inhalt" tabindex="-1">
            <h1>{Text(title)}</h1>
            <p class="lead">{Text(notice.Gone?.Sentence ?? advice)}</p>
            {Alternatives(notice.Gone)}
            {Search(notice.Status)}
            <h2>Hilfe am Telefon</h2>
            <p>Auskunft des Landkreises: {Phone(portal.Phone.Number, portal.Phone.Display)}. {Text(portal.Phone.Hours)}.</p>
            <p><strong>Im Notfall:</strong> {Phone("112", "112")} (Feuerwehr und Rettungsdienst), {Phone("110", "110")} (Polizei)</p>
            <p>Kennung für Rückfragen: <strong>{Text(notice.Reference)}</strong></p>
            <p><a href="/">Zur Startseite gehen</a></p>
            </main>
            </body>
            </html>
            """;
    }

    private static string Alternatives(GoneNotice? gone) =>
        gone is not { Alternatives.Count: > 0 }
            ? ""
            : "<h2>Das könnte helfen</h2><ul>"
                + string.Concat(
                    gone.Alternatives.Select(a => $"<li><a href=\"{Text(a.Path)}\">{Text(a.Title)}</a></li>")
                )
                + "</ul>";

    /// <summary>Only where the portal itself is well: an unknown or removed page.</summary>
    private static string Search(int status) =>
        status is not (404 or 410)
            ? ""
            : """
                <form class="search-form" action="/hilfe" method="get" role="search" aria-label="Hilfe suchen">
                <div class="field grow"><label for="q">Wobei brauchen Sie Hilfe?</label>
                <input id="q" name="q" type="search" maxlength="200" autocomplete="off" spellcheck="false"></div>
                <button type="submit" class="button primary">Suchen</button>
                </form>
                """;

    private static string Phone(string number, string shown) =>
        $"<a class=\"phone-link\" href=\"tel:{PhoneTagHelper.Dial(number)}\"><bdi>{Text(shown)}</bdi></a>";

    private static string Text(string text) => Encoder.Encode(text);
}
