using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Browser.Tests.Fixtures;

/// <summary>One address of each kind of page that needs a parameter. The portal leads short forms to the full address.</summary>
internal static class SamplePages
{
    public static async Task<IReadOnlyList<string>> OfAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var open = await db.Published()
            .Where(s => s.ServiceAtLocations.Any(x => x.Location!.Latitude != null))
            .OrderBy(s => s.Name)
            .Select(s => new { s.PublicId, Provider = s.Organization!.PublicId })
            .FirstAsync();
        var hidden = await db.Published()
            .Where(s => s.ServiceAtLocations.Any(x => x.Location!.IsAddressProtected))
            .OrderBy(s => s.Name)
            .Select(s => s.PublicId)
            .FirstAsync();
        var situation = await db.Set<LifeSituation>().OrderBy(l => l.Code).Select(l => l.Slug).FirstAsync();
        return
        [
            "/hilfe?q=schulden&ort=99947",
            "/hilfe?q=xqzwv",
            "/hilfe?ort=Langensalzaa",
            "/hilfe?offen=jetzt&kosten=KO1",
            "/hilfe?kat=02&ansicht=karte",
            "/hilfe?kat=01.2",
            $"/hilfe/angebot-{open.PublicId.Value}",
            $"/hilfe/angebot-{hidden.Value}",
            $"/hilfe/angebot-{open.PublicId.Value}/melden",
            "/hilfe/thema/02",
            "/hilfe/zielgruppe/tg01-sie-erwarten-ein-kind",
            "/hilfe/ort/bad-langensalza",
            $"/hilfe/lebenslage/{situation}",
            $"/traeger/traeger-{open.Provider.Value}",
            "/en/hilfe?kat=02",
            "/leichte-sprache/hilfe?kat=02",
        ];
    }
}
