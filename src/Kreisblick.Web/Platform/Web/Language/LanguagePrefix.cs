namespace Kreisblick.Web.Platform.Web.Language;

/// <summary>
/// Moves the language prefix of the path into <see cref="HttpRequest.PathBase"/>, so that every route exists once
/// and serves all languages. Runs before routing.
/// </summary>
internal sealed class LanguagePrefix(RequestDelegate next)
{
    // Machines ask for these in one language only; a prefix before them is an unknown address.
    private static readonly string[] WithoutLanguage = ["/api", "/built", "/health", "/feeds", "/karten"];

    public Task InvokeAsync(HttpContext context)
    {
        var language = PageLanguage.German;
        foreach (var candidate in PageLanguage.All)
        {
            if (candidate.Prefix.Length == 0)
                continue;
            if (!context.Request.Path.StartsWithSegments(candidate.Prefix, StringComparison.Ordinal, out var rest))
                continue;
            if (Array.Exists(WithoutLanguage, p => rest.StartsWithSegments(p, StringComparison.Ordinal)))
                break;
            language = candidate;
            if (rest == PageLanguage.SimplePage)
                break;
            context.Request.PathBase = context.Request.PathBase.Add(candidate.Prefix);
            context.Request.Path = Page(candidate, rest);
            break;
        }
        context.Features.Set(language);
        return next(context);
    }

    /// <summary>A bare prefix is the entry page; for simple language that is the page about simple language.</summary>
    private static PathString Page(PageLanguage language, PathString rest) =>
        rest.HasValue ? rest
        : language.IsSimple ? PageLanguage.SimplePage
        : "/";
}
