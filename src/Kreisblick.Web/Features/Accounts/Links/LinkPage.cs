using Kreisblick.Web.Platform.Web.Caching;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Accounts.Links;

/// <summary>
/// A page behind a one-time link (security.md 2.6): GET shows, POST acts; the address is repeated nowhere. A link that
/// is over, used or altered gets one and the same friendly answer: what to do for a new one.
/// </summary>
internal abstract class LinkPage : FormPage
{
    /// <summary>What stands in the link; only ever taken from the address.</summary>
    public string Token => RouteData.Values["token"]?.ToString() ?? "";

    /// <summary>The link does not hold (any more): the view shows that instead of the form.</summary>
    public bool IsOver { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Frame.Secret = true;
        HttpContext.NeverStore(noReferrer: true);
    }

    protected PageResult Over()
    {
        IsOver = true;
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
