using Kreisblick.Web.Platform.Web.Layout;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Gallery;

internal sealed class GalleryModel(PageFrame frame) : PageModel
{
    public void OnGet()
    {
        frame.Title = "Bausteine";
        frame.Breadcrumb.Add(new("Bausteine", null));
        frame.NoIndex = true;
        frame.GermanOnly = true;
        frame.ReportLink = false;
        frame.QuickExit = true;
        frame.OwnSearch = true;
    }
}
