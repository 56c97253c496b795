using Kreisblick.Web.Platform.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kreisblick.Web.Features.Gallery;

/// <summary>
/// The components of the pages in all their states, for those who build them and for the browser tests. A county's
/// portal does not have this page: it exists in development, or where the setting <c>Gallery</c> asks for it.
/// </summary>
internal static class GalleryModule
{
    public static void AddGallery(this WebApplicationBuilder builder)
    {
        builder.Services.AllowAnyone("/Gallery");
        if (!builder.Configuration.GetValue("Gallery", builder.Environment.IsDevelopment()))
            builder.Services.Configure<RazorPagesOptions>(options =>
                options.Conventions.AddFolderRouteModelConvention("/Gallery", page => page.Selectors.Clear())
            );
    }
}
