using System.Text.Encodings.Web;

namespace Kreisblick.Web.Platform.Web.Errors;

/// <summary>What a page about an error knows. Nothing of the cause: that stands in the log under the reference.</summary>
/// <param name="Reference">8 characters that a person can read out on the telephone.</param>
/// <param name="Gone">Set with status 410: what was here and where to look instead.</param>
internal sealed record ErrorNotice(int Status, string Reference, GoneNotice? Gone);

/// <summary>
/// Writes the HTML page of an error; status and headers are set already. Registered by the layout. It must need
/// neither database nor built assets: both may be what has failed.
/// </summary>
internal sealed record ErrorPage(Func<HttpContext, ErrorNotice, Task> WriteAsync);

/// <summary>The page of last resort: used where none is registered, or where the registered one fails itself.</summary>
internal static class PlainErrorPage
{
    public static Task WriteAsync(HttpContext context, ErrorNotice notice)
    {
        var (title, advice) = ErrorWords.For(notice.Status);
        var sentence = notice.Gone?.Sentence ?? advice;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>{Encode(
                title
            )}</title></head>
            <body><main><h1>{Encode(title)}</h1>
            <p>{Encode(sentence)}</p>
            <p><a href="/">Zur Startseite</a></p>
            <p>Im Notfall: <a href="tel:112">112</a> (Rettung, Feuer), <a href="tel:110">110</a> (Polizei).</p>
            <p>Kennung für Rückfragen: {Encode(notice.Reference)}</p></main></body></html>
            """
        );
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
