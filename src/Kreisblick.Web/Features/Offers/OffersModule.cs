using Kreisblick.Web.Features.Offers.Browse;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Confirm;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Duplicates;
using Kreisblick.Web.Features.Offers.Edit;
using Kreisblick.Web.Features.Offers.Emergency;
using Kreisblick.Web.Features.Offers.Ended;
using Kreisblick.Web.Features.Offers.Export;
using Kreisblick.Web.Features.Offers.Feeds;
using Kreisblick.Web.Features.Offers.FreeFields;
using Kreisblick.Web.Features.Offers.Import;
using Kreisblick.Web.Features.Offers.Links;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Providers;
using Kreisblick.Web.Features.Offers.Reports;
using Kreisblick.Web.Features.Offers.Search;
using Kreisblick.Web.Features.Offers.SearchLog;
using Kreisblick.Web.Features.Offers.Seed;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Features.Offers.Upkeep;
using Kreisblick.Web.Features.Offers.UpkeepSettings;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Seeding;
using Kreisblick.Web.Platform.Web.Discovery;
using Kreisblick.Web.Platform.Web.Health;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Offers;

/// <summary>Registration point of the directory of help offers: services, routes, navigation entries, jobs.</summary>
internal static class OffersModule
{
    public static void AddOffers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AllowAnyone(
            "/Offers/Api",
            "/Offers/Browse",
            "/Offers/Confirm",
            "/Offers/Emergency",
            "/Offers/Profile",
            "/Offers/Report",
            "/Offers/Search",
            "/Offers/Show"
        );
        services.AddEmergencyPage();
        services.AddSingleton<CatalogueSource>();
        services.AddSingleton(
            new Seeder(
                20,
                "Katalog der Hilfen",
                (scope, change, cancellation) =>
                    CatalogueSeed.SeedAsync(scope.GetRequiredService<KreisblickDb>(), change, cancellation)
            )
        );
        services.AddSingleton(
            new Seeder(
                40,
                "Beispielangebote",
                (scope, change, cancellation) =>
                    ExampleOffers.SeedAsync(scope.GetRequiredService<KreisblickDb>(), change, cancellation),
                Example: true
            )
        );
        services.AddSingleton<OfferIndex>();
        services.AddSingleton(
            new ReadinessCheck(
                "search index",
                (scope, _) => ValueTask.FromResult(scope.GetRequiredService<OfferIndex>().IsReady),
                async (scope, cancellation) => await scope.GetRequiredService<OfferIndex>().GetAsync(cancellation)
            )
        );
        services.AddSingleton(new SitemapSource(OfferSitemap.ListAsync));
        services.AddSingleton(OfferProcessing.Searches);
        services.AddSingleton(OfferProcessing.Work);
        services.AddSingleton(OfferProcessing.Contacts);
        services.AddSingleton(p => MapProcessing.Of(p.GetRequiredService<IOptions<PortalOptions>>().Value));
        services.AddScoped<OfferSearch>();
        services.AddScoped<OfferReader>();
        services.AddScoped<ProviderReader>();
        services.AddScoped<ExportReader>();
        services.AddScoped<OfferDirectory>();
        services.AddScoped<ConfirmHandler>();
        services.AddScoped<Reminders>();
        services.AddSingleton(
            new JobHandler(
                Reminders.JobKind,
                static (s, _, cancellation) => s.GetRequiredService<Reminders>().RunAsync(cancellation)
            )
        );
        services.AddSingleton(new RecurringJob(Reminders.JobKind, TimeSpan.FromDays(1), TimeSpan.FromHours(3)));
        services.AddProposals();
        services.AddEditing();
        services.AddProviders();
        services.AddEnded();
        services.AddUpkeepSettings();
        services.AddFreeFields();
        services.AddReports();
        services.AddDuplicates();
        services.AddStaging();
        services.AddFeeds();
        services.AddLinks();
        services.AddSearchLog();
        services.AddSingleton(ConfirmationRetention.Rule);
        services.AddScoped<OfferImport>();
        services.AddOffersEndpoints();
        services.AddSingleton(new ImportCommand("offers", OfferImportCommand.RunAsync));
    }

    public static void MapOffers(this WebApplication app)
    {
        app.MapGet("/hilfe/vorschlaege", SuggestEndpoint.GetAsync).AllowAnonymous();
        OfferFiles.Map(app);
        ResultFiles.Map(app);
        ReportTable.Map(app);
        ListTable.Map(app);
        ProviderTable.Map(app);
        ImportTables.Map(app);
        LinkTable.Map(app);
        app.MapOffersEndpoints();
    }
}
