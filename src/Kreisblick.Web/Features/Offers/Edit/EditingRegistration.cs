using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Review;
using Kreisblick.Web.Features.Offers.Seed;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Slots;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Edit;

/// <summary>The pages of editors and providers: list, form, review, versions.</summary>
internal static class EditingRegistration
{
    public static void AddEditing(this IServiceCollection services)
    {
        services.RequireRight(Rights.EditOffers, "/Offers/Edit");
        services.RequireRight(Rights.ReviewOffers, "/Offers/Review");
        services.AddScoped<OfferList>();
        services.AddScoped<WorkplaceTasks>();
        services.AddSingleton(
            new SlotFragment(
                "workplace.tasks",
                10,
                "/Features/Offers/Edit/Tasks.cshtml",
                static async (s, _, cancellation) =>
                    await s.GetRequiredService<WorkplaceTasks>().OfPersonAsync(cancellation)
            )
        );
        services.AddScoped<DraftDesk>();
        services.AddScoped<OfferPreview>();
        services.AddScoped<RecordReader>();
        services.AddScoped<LikelyDuplicates>();
        services.AddScoped<ReviewReader>();
        services.AddSingleton(
            new StaffPlace(
                10,
                "Angebote",
                "Angebote ansehen, ändern, neu anlegen und ihren Stand sehen.",
                EditLinks.List,
                Rights.EditOffers
            )
        );
        services.AddSingleton(
            new StaffPlace(
                11,
                "Prüfung",
                "Vorschläge lesen, veröffentlichen oder zurückgeben.",
                EditLinks.Queue,
                Rights.ReviewOffers
            )
        );
        services.AddSingleton(
            new ScopeSource(
                ScopeKind.Organization,
                static async (s, cancellation) =>
                    [
                        .. (
                            await s.GetRequiredService<KreisblickDb>()
                                .Set<Organization>()
                                .Select(o => new { o.Id, o.Name })
                                .ToListAsync(cancellation)
                        )
                            .OrderBy(o => o.Name, StringComparer.Create(EditModel.German, ignoreCase: true))
                            .Select(o => new ScopeOption(o.Id.ToString(), o.Name)),
                    ]
            )
        );
        services.AddSingleton(new ExampleScope(Role.Provider, ExampleOffers.ExampleProvider.ToString()));
    }
}
