using System.Globalization;
using Kreisblick.Web.Platform.Web.Forms;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>The answer to too many tries: 429, how long to wait, in words and for machines.</summary>
internal static class TooMany
{
    public static FieldError Error(string field, TimeSpan wait) =>
        wait < TimeSpan.FromSeconds(60)
            ? new(field, "signIn.wait.seconds", (int)Math.Ceiling(wait.TotalSeconds))
            : new(field, "signIn.wait.minutes", (int)Math.Ceiling(wait.TotalMinutes));

    public static PageResult Answer(HttpResponse response, TimeSpan wait, PageResult page)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return page;
    }
}
