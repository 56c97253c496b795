using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Files;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Staging;

/// <summary>A file comes in, is looked at, taken over, published by a second person, and taken back.</summary>
public sealed class ImportJourneyTests(Databases databases) : IClassFixture<Databases>
{
    private const string Head =
        "Kennung;Träger;Angebot;Beschreibung;Themen;Zielgruppen;Alter von;Telefon;Straße;PLZ;Ort;Adresse geschützt;Öffnungszeiten";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Read_chosen_applied_published_and_taken_back(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        using var second = await portal.SignedInAsync(Role.Editor);
        using var visitor = portal.Visitor();
        var known = await AnyOfferAsync(portal);
        var before = await AllAsync(portal);

        var address = await portal.ImportAsync(
            editor,
            Csv(
                $"{known.Id};{await ProviderOfAsync(portal, known)};{known.Name};;;;;03601 000-778;;;;;",
                "WS-1;Neuer Verein e. V.;Wolkenschieberei;Wir schieben Wolken weg.;02.1;;18;03601 000-777;Beispielgasse 1;99974;Mühlhausen;nein;Mo-Fr 9-12",
                "WS-2;Neuer Verein e. V.;Sternenputzerei;Wir putzen Sterne.;02.1;;;03601 000-776;Beispielgasse 2;99974;Mühlhausen;nein;Di 9-12",
                "WS-3;Neuer Verein e. V.;Nebelrat;Rat bei Nebel.;Quatschthema;;achtzehn;03601 000-775;;;;;irgendwann"
            ),
            "angebote.csv"
        );
        var page = await editor.MainAsync(address);
        foreach (
            var words in new[]
            {
                "Vorlage (CSV)",
                "3 neu",
                "1 geändert",
                "1 fehlerhaft",
                "geändert: Telefon",
                "Themen „Quatschthema“: „Quatschthema“ steht nicht im Katalog",
                "Alter von „achtzehn“",
                "Öffnungszeiten „irgendwann“",
                "Zeile 5",
                "3 Einträge übernehmen",
            }
        )
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("Nebelrat", await TextAsync(editor, address + "/fehler.csv"), StringComparison.Ordinal);

        // The second new offer stays behind.
        var rows = await RowsAsync(portal);
        using (
            var chosen = await editor.SendFormAsync(
                address,
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["nehmen"] = null, ["nehmen "] = null },
                "main form[action$='handler=auswahl']"
            )
        )
            Assert.Contains("fertig=gewaehlt", chosen.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("0 Einträge übernehmen", await editor.MainAsync(address), StringComparison.Ordinal);
        Assert.Contains(
            "mindestens eine Zeile",
            await portal.PressAsync(editor, address, "uebernehmen"),
            StringComparison.Ordinal
        );
        await TakeAsync(editor, address, rows.Where(r => r.Title is "Wolkenschieberei" || r.RecordId == known.Id));
        Assert.Contains("2 Einträge übernehmen", await editor.MainAsync(address), StringComparison.Ordinal);

        // The provider comes with its offer; nothing is public yet.
        var applied = await portal.PressAsync(editor, address, "uebernehmen");
        Assert.Contains("0 von 3 Vorschlägen", applied, StringComparison.Ordinal);
        Assert.Equal(before, await AllAsync(portal));
        Assert.Contains(
            "0 Angebote für",
            await visitor.MainAsync("/hilfe?q=Wolkenschieberei"),
            StringComparison.Ordinal
        );
        var own = await editor.PageAsync(address);
        Assert.Contains(
            "gibt eine zweite Person sie frei",
            own.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(own.QuerySelector("form[action$=veroeffentlichen]"));
        Assert.Contains(
            "3 von 3 Vorschlägen sind veröffentlicht",
            await portal.PressAsync(second, address, "veroeffentlichen", ("geprueft", "true")),
            StringComparison.Ordinal
        );
        // The index is built anew in the background.
        while (
            !(await visitor.MainAsync("/hilfe?q=Wolkenschieberei")).Contains("1 Angebot für", StringComparison.Ordinal)
        )
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel);
        var changed = await portal.Database.OfferAsync(known.Id);
        Assert.Equal(["03601 000778"], changed.Phones.Select(p => p.Number.Replace("-", "", StringComparison.Ordinal)));
        Assert.Equal(known.Description, changed.Description);

        // The same file again changes nothing.
        var again = await portal.ImportAsync(
            editor,
            Csv(
                "WS-1;Neuer Verein e. V.;Wolkenschieberei;Wir schieben Wolken weg.;02.1;;18;03601 000-777;Beispielgasse 1;99974;Mühlhausen;nein;Mo-Fr 9-12"
            ),
            "angebote.csv"
        );
        Assert.Contains("1 unverändert", await editor.MainAsync(again), StringComparison.Ordinal);

        Assert.Contains(
            "Bestätigen Sie",
            await portal.PressAsync(second, address, "zuruecknehmen"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "zurückgenommen",
            await portal.PressAsync(second, address, "zuruecknehmen", ("sicher", "true")),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await AllAsync(portal));
        await using var db = portal.Database.Context();
        Assert.Empty(await db.Set<StoredFile>().ToListAsync(Cancel));
        Assert.Equal(
            [
                "import-received",
                "import-read",
                "import-chosen",
                "import-chosen",
                "import-chosen",
                "import-apply-asked",
                "import-applied",
                "import-publish-asked",
                "import-published",
                "import-undo-asked",
                "import-undone",
            ],
            await db.Set<AuditEvent>()
                .Where(e =>
                    e.ObjectKind == ImportRun.AuditKind && e.ObjectId == address.Substring(address.LastIndexOf('/') + 1)
                )
                .OrderBy(e => e.Number)
                .Select(e => e.Action)
                .ToListAsync(Cancel)
        );
    }

    [Fact]
    public async Task What_was_changed_since_stays_and_is_named()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        using var second = await portal.SignedInAsync(Role.Editor);
        var address = await portal.ImportAsync(
            editor,
            Csv(
                "A;Verein Abend;Abendrat;Rat am Abend.;02.1;;;03601 000-701;;;;;",
                "B;Verein Morgen;Morgenrat;Rat am Morgen.;02.1;;;03601 000-702;;;;;"
            ),
            "rat.csv"
        );
        await portal.PressAsync(editor, address, "uebernehmen");
        await portal.PressAsync(second, address, "veroeffentlichen");
        var rows = await RowsAsync(portal);
        var kept = rows.Single(r => r.Title == "Abendrat").RecordId!.Value;
        await portal.Database.PublishAsync(
            (await portal.Database.OfferAsync(kept)) with
            {
                Alert = "Heute erst ab 19 Uhr",
            }
        );

        var page = await portal.PressAsync(second, address, "zuruecknehmen", ("sicher", "true"));
        Assert.Contains("Jemand hat den Eintrag seit dem Import geändert", page, StringComparison.Ordinal);
        Assert.Contains("Der Träger hat inzwischen andere Angebote", page, StringComparison.Ordinal);
        await using var db = portal.Database.Context();
        Assert.Equal(
            ["Abendrat"],
            await db.Set<Service>()
                .Where(s => s.Name.EndsWith("rat") && s.Name.Length < 11)
                .Select(s => s.Name)
                .ToListAsync(Cancel)
        );
        Assert.Equal(
            1,
            await db.Set<Organization>().CountAsync(o => o.Name == "Verein Abend" || o.Name == "Verein Morgen", Cancel)
        );
    }

    [Fact]
    public async Task A_change_in_between_is_not_written_over()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var known = await AnyOfferAsync(portal);
        var address = await portal.ImportAsync(
            editor,
            Csv($"{known.Id};{await ProviderOfAsync(portal, known)};{known.Name};Neue Beschreibung.;;;;;;;;;"),
            "eins.csv"
        );
        await portal.Database.PublishAsync(known with { Alert = "Umgebaut" });
        Assert.Contains(
            "hat sich geändert, seit die Datei eingelesen wurde",
            await portal.PressAsync(editor, address, "uebernehmen"),
            StringComparison.Ordinal
        );
        await using var db = portal.Database.Context();
        Assert.Equal(0, await db.Set<Proposal>().CountAsync(Cancel));
    }

    [Fact]
    public async Task The_example_row_of_the_template_is_right_and_nobody_publishes_the_own_file_alone()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        using var second = await portal.SignedInAsync(Role.Editor);
        var address = await portal.ImportAsync(
            editor,
            await editor.GetByteArrayAsync(ImportFiles.Page + "/vorlage.xlsx", Cancel),
            "vorlage.xlsx"
        );
        var rows = await RowsAsync(portal);
        Assert.All(rows, r => Assert.Empty(r.Problems));
        await portal.PressAsync(editor, address, "uebernehmen");
        // The form of the other person, sent by the one who brought the file.
        var theirs = await second.PageAsync(address);
        Assert.NotNull(theirs.QuerySelector("form[action$=veroeffentlichen]"));
        using var sent = await editor.SendFormAsync(
            address,
            new Dictionary<string, string?>(StringComparer.Ordinal),
            "main form[action$=zuruecknehmen]",
            action: address + "?handler=veroeffentlichen"
        );
        Assert.Contains(
            "gibt eine zweite Person frei",
            (await sent.DocumentAsync()).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        await using var db = portal.Database.Context();
        Assert.True(await db.Set<Proposal>().AllAsync(p => p.State == ProposalState.Submitted, Cancel));
    }

    [Fact]
    public async Task A_protected_place_leaves_no_trace_of_where_it_is()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        await portal.ImportAsync(
            editor,
            Csv("H;Verein Haus;Zuflucht;Schutz für Frauen.;02.1;;;03601 000-703;Geheimweg 17;99974;Mühlhausen;ja;"),
            "haus.csv"
        );
        await using var db = portal.Database.Context();
        var row = (await RowsAsync(portal)).Single(r => r.Title == "Zuflucht");
        Assert.True(((OfferDocument)row.Document).Places.Single().Location.Protected);
        foreach (
            var table in new[] { "offers_import_rows", "offers_imports", "platform_audit_events", "platform_jobs" }
        )
            Assert.DoesNotContain("Geheimweg", await TableText.OfAsync(db, table), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Five_thousand_rows_with_two_hundred_broken_ones(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var before = await AllAsync(portal);
        var lines = Enumerable
            .Range(1, 5_000)
            .Select(i =>
                i % 25 == 0
                    ? $"N{i};Verein {i % 40};;Nummer {i} ohne Namen.;02.1;;;03601 {100_000 + i};;;;;"
                    : $"N{i};Verein {i % 40};Hilfe {Number(i)};Nummer {i}.;02.1;;;03601 {100_000 + i};;;;;Mo {i % 12}-{(i % 12) + 2}"
            );
        var address = await portal.ImportAsync(editor, Csv([.. lines]), "viele.csv");
        var page = await editor.MainAsync(address);
        Assert.Contains("200 fehlerhaft", page, StringComparison.Ordinal);
        Assert.Contains("4.840 neu", page, StringComparison.Ordinal);
        var problems = (await TextAsync(editor, address + "/fehler.csv")).TrimEnd().Split("\r\n");
        Assert.Equal(200, problems.Skip(1).Select(p => p.Split(';')[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(problems.Skip(1), p => Assert.Contains(";Angebot;", p, StringComparison.Ordinal));

        await portal.PressAsync(editor, address, "uebernehmen");
        await using var db = portal.Database.Context();
        Assert.Equal(4_840, await db.Set<Proposal>().CountAsync(p => p.State == ProposalState.Submitted, Cancel));
        await portal.PressAsync(editor, address, "zuruecknehmen", ("sicher", "true"));
        Assert.Equal(0, await db.Set<Proposal>().CountAsync(p => p.State != ProposalState.Withdrawn, Cancel));
        Assert.Equal(before, await AllAsync(portal));
    }

    /// <summary>Names that are no duplicates of each other.</summary>
    private static string Number(int i) =>
        Convert.ToHexString(SHA256.HashData(BitConverter.GetBytes(i)))[..20].ToLowerInvariant();

    private static async Task TakeAsync(HttpClient editor, string address, IEnumerable<StagedRow> rows)
    {
        foreach (var row in rows)
        {
            using var answer = await editor.SendFormAsync(
                address,
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["zeile"] = row.Id.ToString(),
                    ["nehmen"] = row.Id.ToString(),
                },
                "main form[action$='handler=auswahl']"
            );
            Assert.Equal(System.Net.HttpStatusCode.SeeOther, answer.StatusCode);
        }
    }

    private static byte[] Csv(params string[] lines) =>
        Encoding.UTF8.GetBytes(
            Head + ";Über den Träger\r\n" + string.Concat(lines.Select(l => l + ";Ein Verein für alle.\r\n"))
        );

    private static async Task<string> TextAsync(HttpClient client, string address) =>
        await client.GetStringAsync(address, Cancel);

    private static async Task<IReadOnlyList<StagedRow>> RowsAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        return await db.Set<StagedRow>().OrderBy(r => r.Number).ToListAsync(Cancel);
    }

    private static async Task<OfferDocument> AnyOfferAsync(PortalFactory portal)
    {
        await using var db = portal.Database.Context();
        var id = await db.Published()
            .Where(s => s.Phones.Count == 1 && s.Attributes.Any(a => a.TaxonomyTerm!.Code == "02.1" && a.IsPrimary))
            .OrderBy(s => s.Name)
            .Select(s => s.Id)
            .FirstAsync(Cancel);
        return await portal.Database.OfferAsync(id);
    }

    private static async Task<string> ProviderOfAsync(PortalFactory portal, OfferDocument offer)
    {
        await using var db = portal.Database.Context();
        return (await db.Set<Organization>().SingleAsync(o => o.Id == offer.OrganizationId, Cancel)).Name;
    }

    private static async Task<IReadOnlyList<string>> AllAsync(PortalFactory portal) =>
        [.. (await portal.Database.ReadAllAsync()).Select(DocumentJson.Write)];
}
