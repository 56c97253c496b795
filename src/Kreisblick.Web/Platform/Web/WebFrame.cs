using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Web.Assets;
using Kreisblick.Web.Platform.Web.Errors;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Layout;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Platform.Web;

/// <summary>The shell of every page: Razor Pages, languages, texts, settings of the portal, built assets.</summary>
internal static class WebFrame
{
    public static void AddWebFrame(this WebApplicationBuilder builder)
    {
        builder.AddPortalSettings();
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddSingleton<BuiltAssets>();
        services.AddSingleton(_ => new TextStore());
        services.AddScoped(provider => new Texts(
            provider.GetRequiredService<TextStore>(),
            PageLanguage.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext)
        ));
        services.AddScoped<PageFrame>();
        services.AddSingleton(provider => new ErrorPage(
            (context, notice) =>
                PortalErrorPage.WriteAsync(
                    context,
                    notice,
                    provider.GetRequiredService<IOptions<PortalOptions>>().Value,
                    provider.GetRequiredService<BuiltAssets>()
                )
        ));
        services.AddSingleton<FormRates>();
        services.AddSingleton<FormDefence>();
        services.AddScoped<MessageInbox>();
        services.AddSingleton(MessageRetention.Rule);
        services
            .AddRazorPages(options => options.RootDirectory = "/Features")
            .AddMvcOptions(options => options.Filters.Add(new OnlyHandledMethods()))
            .AddRazorOptions(options =>
            {
                options.PageViewLocationFormats.Add("/Platform/Web/Components/{0}.cshtml");
                options.PageViewLocationFormats.Add("/Platform/Web/Layout/{0}.cshtml");
                options.PageViewLocationFormats.Add("/Platform/Auditing/{0}.cshtml");
            });
        // Umlauts and quotation marks stay readable in the source; the signs with a meaning in HTML stay encoded.
        services.AddWebEncoders(options =>
            options.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(
                System.Text.Unicode.UnicodeRanges.All
            )
        );
    }

    /// <summary>Must stand before routing.</summary>
    public static void UsePageLanguage(this IApplicationBuilder app) => app.UseMiddleware<LanguagePrefix>();

    public static void MapWebFrame(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapRazorPages();
    }
}
