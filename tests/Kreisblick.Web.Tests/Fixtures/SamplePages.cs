using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Feeds;
using Kreisblick.Web.Features.Offers.Links;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Values;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>One address of each kind of page. The portal leads short forms to the full address.</summary>
internal static class SamplePages
{
    /// <summary>
    /// All pages that need no parameter, as the running portal knows them (a new page is under test at once), and one
    /// of each page that needs one.
    /// </summary>
    public static async Task<IReadOnlyList<string>> AllAsync(PortalFactory portal) =>
        [
            .. portal
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .Where(e => e.RoutePattern.Parameters.Count == 0)
                .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
                // Only where nobody administrates yet; the example county has its administrator.
                .Where(path => path != "/konto/einrichtung")
                .Concat(await OfAsync(portal.Database))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>
    /// All pages without a parameter that ask for a right, each with the first role that has it, and one of each page
    /// of the staff that needs one.
    /// </summary>
    public static async Task<IReadOnlyList<(string Path, Role Role)>> StaffAsync(PortalFactory portal) =>
        [
            .. portal
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .Where(e => e.RoutePattern.Parameters.Count == 0)
                .Select(e => (Path: "/" + e.RoutePattern.RawText!.TrimStart('/'), AccessConventions.RightsOf(e)))
                .Where(p => p.Item2 is not null)
                .Select(p => (p.Path, Enum.GetValues<Role>().First(r => p.Item2!.All(x => x.ReachOf(r) is not null))))
                .Concat(await StaffOfAsync(portal.Database))
                .Distinct()
                .OrderBy(p => p.Path, StringComparer.Ordinal),
        ];

    private static async Task<IReadOnlyList<(string Path, Role Role)>> StaffOfAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var editor = await db.Set<GrantedRole>()
            .Where(r => r.Role == Role.Editor)
            .Select(r => r.AccountId)
            .FirstAsync();
        var offer = await db.Published()
            .Where(s => s.Organization!.Email != null)
            .OrderBy(s => s.Name)
            .Select(s => new
            {
                s.Id,
                s.PublicId,
                s.OrganizationId,
            })
            .FirstAsync();
        var second = await db.Published()
            .Where(s => s.Id != offer.Id)
            .OrderBy(s => s.Name)
            .Select(s => s.Id)
            .FirstAsync();
        var report = Message.Receive(
            MessageKind.OfferError,
            MessageState.New,
            "Die Telefonnummer 03601 000-111 ist falsch. Ich heiße Ida Beispiel.",
            "ida@beispiel.example",
            $"/hilfe/angebot-{offer.PublicId.Value}",
            Guid.CreateVersion7(),
            DateTimeOffset.UnixEpoch.AddYears(56)
        );
        db.Add(report);
        var draft = new Proposal(
            (await DocumentReader.ProviderAsync(db, offer.OrganizationId, CancellationToken.None))!,
            0,
            new ChangeContext(editor.ToString(), "Beispiel", DateTimeOffset.UnixEpoch.AddYears(56), "test")
        );
        db.Add(draft);
        var import = await ImportAsync(db, offer.Id);
        var feed = FeedOf(db);
        await LinksOfAsync(db);
        await db.SaveChangesAsync();
        return
        [
            ($"/verwaltung/konten/{editor}", Role.Admin),
            ($"/verwaltung/angebote/{offer.Id}", Role.Editor),
            ($"/verwaltung/dubletten/{offer.Id}/{second}", Role.Editor),
            ("/verwaltung/einstellungen/pflege/alle", Role.Admin),
            ("/verwaltung/einstellungen/pflege/02", Role.Editor),
            ("/verwaltung/einstellungen/pflege/02/zweitperson", Role.Admin),
            ($"/verwaltung/traeger/{offer.OrganizationId}", Role.Editor),
            ($"/verwaltung/traeger/entwurf/{draft.Id}", Role.Editor),
            ($"/verwaltung/traeger/entwurf/{draft.Id}/pruefen", Role.Editor),
            ($"/verwaltung/import/{import}", Role.Editor),
            ($"/verwaltung/import/verzeichnisse/{feed}", Role.Editor),
            ($"/verwaltung/meldungen/{report.Reference}", Role.Editor),
        ];
    }

    /// <summary>Links that do not work, have moved, or do.</summary>
    private static async Task LinksOfAsync(KreisblickDb db)
    {
        // The tests of a class share the portal, and each asks for the pages.
        if (await db.Set<CheckedLink>().AnyAsync())
            return;
        var addresses = await db.Published().Where(s => s.Url != null).Select(s => s.Url!.Value).ToListAsync();
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        var findings = new LinkFinding[]
        {
            new(LinkState.Failing, "Die Seite gibt es nicht (404)."),
            new(LinkState.Moved, "Die Seite ist umgezogen.", addresses[0]),
            new(LinkState.Works, CertificateEnds: now.AddDays(3)),
        };
        foreach (var (address, finding) in addresses.Distinct().Zip(findings))
        {
            var link = new CheckedLink(address, false, now);
            for (var day = 0; day < CheckedLink.DaysUntilBroken; day++)
                link.Note(finding, DateOnly.FromDateTime(now.UtcDateTime).AddDays(day), now, TimeSpan.Zero);
            db.Add(link);
        }
    }

    /// <summary>A foreign directory with a catalogue of its own, that did not answer the last time.</summary>
    private static Guid FeedOf(KreisblickDb db)
    {
        var change = new ChangeContext("editor", "Beispiel", DateTimeOffset.UnixEpoch.AddYears(56), "web");
        Assert.True(WebAddress.TryParse("https://verzeichnis.beispiel.example/hsds", out var address, out _));
        var feed = new Feed("Verzeichnis des Nachbarkreises (Beispiel)", address, FeedRhythm.Weekly, change);
        feed.Fail("https://verzeichnis.beispiel.example/hsds: Den Namen gibt es nicht.", change.When);
        var term = new FeedTerm(feed.Id, "Foreign|DEBT", "Debt advice (Foreign)");
        term.Counted(3);
        db.AddRange(feed, term);
        return feed.Id;
    }

    /// <summary>A file that was read: a new offer that may be known, a broken row.</summary>
    private static async Task<Guid> ImportAsync(KreisblickDb db, Guid known)
    {
        var offer = (await DocumentReader.OfferAsync(db, known, CancellationToken.None))!;
        var change = new ChangeContext("editor", "Beispiel", DateTimeOffset.UnixEpoch.AddYears(56), "web");
        var file = new StoredFile(Guid.CreateVersion7(), new string('0', 64), "träger.csv", "text/csv", 1, change.When);
        var run = new ImportRun(file, "Liste der Familienzentren", change);
        run.Stage("Vorlage (CSV)", "Farbe");
        var row = new StagedRow(DocumentJson.Write(offer))
        {
            Id = Guid.CreateVersion7(),
            RunId = run.Id,
            Number = 1,
            Place = "Zeile 2",
            Kind = RecordKind.Offer,
            Title = offer.Name,
            Provider = "Beispielträger",
            Effect = RowEffect.New,
            RecordId = offer.Id,
            LikeId = known,
            LikeName = offer.Name,
            LikeReason = "gleicher Ort und ähnlicher Name",
        };
        row.Take(true);
        db.AddRange(
            run,
            row,
            new StagedRow(null)
            {
                Id = Guid.CreateVersion7(),
                RunId = run.Id,
                Number = 2,
                Place = "Zeile 3",
                Kind = RecordKind.Offer,
                Title = "(ohne Namen)",
                Effect = RowEffect.Broken,
                ProblemsJson = DocumentJson.WriteValue<IReadOnlyList<RowProblem>>([
                    new("Themen", "Quatschthema", "„Quatschthema“ steht nicht im Katalog. Meinten Sie „Schulden“?"),
                ]),
            }
        );
        return run.Id;
    }

    private static async Task<IReadOnlyList<string>> OfAsync(TestDatabase database)
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
