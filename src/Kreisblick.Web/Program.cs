using Kreisblick.Web.Features.Offers;
using Kreisblick.Web.Features.PublicSite;
using Kreisblick.Web.Platform;
using Kreisblick.Web.Platform.Data;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddKreisblickDb(builder.Configuration["Database"] ?? "Data Source=var/kreisblick.db");
builder.AddPlatform();
builder.AddOffers();
builder.AddPublicSite();

var app = builder.Build();
app.MapPlatform();
app.MapOffers();
app.MapPublicSite();
await app.RunAsync();
