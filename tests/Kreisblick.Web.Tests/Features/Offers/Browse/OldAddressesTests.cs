using System.Net;
using Kreisblick.Web.Features.Offers.Contract;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Areas;
using Kreisblick.Web.Tests.Features.Offers.Search;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Offers.Browse;

/// <summary>Addresses that somebody has printed or kept go on leading somewhere.</summary>
public sealed class OldAddressesTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dissolved_municipality_leads_to_the_one_of_today()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var visitor = portal.Visitor();
        var areas = await portal.Services.GetRequiredService<AreaRegisterSource>().GetAsync(Ct);
        var today = areas.Municipalities.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var ended = areas
            .Areas.Where(a => a.Kind == AreaKind.Municipality && !today.Contains(a.Name) && areas.IsInCounty(a))
            .ToList();
        Assert.NotEmpty(ended);
        foreach (var old in ended)
        {
            using var moved = await visitor.GetAsync(OfferLinks.Place(old.Name), Ct);
            var target = moved.Headers.Location?.ToString();
            Assert.NotNull(target);
            if (areas.On(old, areas.Today) is [var only])
            {
                Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
                Assert.Equal(OfferLinks.Place(only.Name), target);
            }
            else
            {
                Assert.Equal(HttpStatusCode.Found, moved.StatusCode);
                Assert.StartsWith("/hilfe?ort=", target, StringComparison.Ordinal);
            }
            Assert.Equal(HttpStatusCode.OK, (await ResultPage.OpenAsync(visitor, target)).Status);
        }
        using var unknown = await visitor.GetAsync("/hilfe/ort/nirgendwo", Ct);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task A_provider_under_an_earlier_name_is_found_by_its_id()
    {
        var portal = await databases.PortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var visitor = portal.Visitor();
        await using var db = portal.Database.Context();
        var provider = (
            await db.Published().OrderBy(s => s.Id).Include(s => s.Organization).FirstAsync(Ct)
        ).Organization!;
        var address = OfferLinks.Provider(provider);
        foreach (var language in (string[])["", "/en"])
        {
            using var moved = await visitor.GetAsync(
                $"{language}/traeger/frueherer-name-{provider.PublicId.Value}",
                Ct
            );
            Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
            Assert.Equal(language + address, moved.Headers.Location?.ToString());
        }
        Assert.Contains(provider.Name, (await ResultPage.OpenAsync(visitor, address)).Text, StringComparison.Ordinal);
        using var unknown = await visitor.GetAsync("/traeger/frueherer-name-0000000", Ct);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
