using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Platform.Web.Forms;

/// <summary>
/// A page of an account or of the staff with a form: German only, never stored, protected against forged requests.
/// After an error it comes back filled (<see cref="Again"/>), after success it leads on by 303 (<see cref="See"/>).
/// </summary>
[NeverStore]
internal abstract class FormPage : PageModel
{
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    protected PageFrame Frame => HttpContext.RequestServices.GetRequiredService<PageFrame>();

    /// <summary>The sentence at a field; null: the answer is fine.</summary>
    public string? ErrorAt(string field) =>
        Errors.FirstOrDefault(e => e.Field == field) is { } error
            ? HttpContext.RequestServices.GetRequiredService<Texts>().Plain(error.TextKey, [.. error.Arguments])
            : null;

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        Frame.NoIndex = true;
        Frame.GermanOnly = true;
        Frame.ReportLink = false;
        base.OnPageHandlerExecuting(context);
    }

    /// <summary>The form with these errors and with what was typed.</summary>
    protected PageResult Again(params IReadOnlyList<FieldError> errors)
    {
        Errors = errors;
        Frame.HasErrors = errors.Count > 0;
        return Page();
    }

    /// <summary>303: the browser asks for the next page by GET; reloading sends nothing again.</summary>
    protected IActionResult See(string path)
    {
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = Request.PathBase + path;
        return new EmptyResult();
    }
}
