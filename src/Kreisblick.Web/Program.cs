using Kreisblick.Web.Features.Accounts;
using Kreisblick.Web.Features.Gallery;
using Kreisblick.Web.Features.Offers;
using Kreisblick.Web.Features.PublicSite;
using Kreisblick.Web.Platform;
using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Data;

return await Commands.RunAsync(args, Build);

static WebApplication Build(CommandLine line)
{
    var builder = WebApplication.CreateBuilder(line.HostOptions());
    line.Configure(builder);
    builder.Services.AddKreisblickDb(builder.Configuration.ConnectionString());
    builder.AddPlatform();
    builder.AddAccounts();
    builder.AddOffers();
    builder.AddPublicSite();
    builder.AddGallery();

    var app = builder.Build();
    app.MapPlatform();
    app.MapAccounts();
    app.MapOffers();
    app.MapPublicSite();
    return app;
}
