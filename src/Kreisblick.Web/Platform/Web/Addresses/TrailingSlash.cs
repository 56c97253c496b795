namespace Kreisblick.Web.Platform.Web.Addresses;

/// <summary>Pages have one address, without a slash at the end (page blueprint 1.2); interfaces as their contracts say.</summary>
internal sealed class TrailingSlash(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (
            path.Value is not { Length: > 1 } text
            || text[^1] != '/'
            || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            || path.StartsWithSegments("/api")
        )
            return next(context);
        // "//other.example/" must not become an address of another host: exactly one slash is left in front.
        var target = context.Request.PathBase.Add("/" + text.Trim('/'));
        context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        context.Response.Headers.Location = target.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        return Task.CompletedTask;
    }
}
