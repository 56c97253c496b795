using Microsoft.AspNetCore.Mvc;

namespace Kreisblick.Web.Platform.Web.Errors;

/// <summary>What stood at an address, and the nearest things that are there now.</summary>
internal sealed record GoneNotice(string Sentence, IReadOnlyList<(string Title, string Path)> Alternatives);

/// <summary>410 with a friendly page (page blueprint 1.2), from a Razor page or an endpoint.</summary>
internal sealed class Gone(GoneNotice notice) : ActionResult, IResult
{
    public override void ExecuteResult(ActionContext context) => Set(context.HttpContext);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Set(httpContext);
        return Task.CompletedTask;
    }

    private void Set(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status410Gone;
        context.Features.Set(notice);
    }
}
