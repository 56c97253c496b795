using System.Text;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Staging;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Staging;

/// <summary>Files after HSDS 3.1 in the browser: broken objects stand aside, foreign ids take nothing away.</summary>
public sealed class HsdsStagingTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Our_own_export_changes_nothing_and_comes_whole_into_an_empty_portal(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var visitor = portal.Visitor();
        var export = await visitor.GetByteArrayAsync("/api/hsds/v3/services?full=true&per_page=100", Cancel);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var same = await editor.MainAsync(await portal.ImportAsync(editor, export, "export.json"));
        Assert.Contains("HSDS (JSON)", same, StringComparison.Ordinal);
        await using (var db = portal.Database.Context())
            Assert.Equal(
                [RowEffect.Same],
                await db.Set<StagedRow>().Select(r => r.Effect).Distinct().ToListAsync(Cancel)
            );

        await using var empty = await databases.FreshPortalAsync(kind);
        using var theirs = await empty.SignedInAsync(Role.Editor);
        using var second = await empty.SignedInAsync(Role.Editor);
        var address = await empty.ImportAsync(theirs, export, "export.json");
        int lacking;
        await using (var db = empty.Database.Context())
        {
            var rows = await db.Set<StagedRow>().ToListAsync(Cancel);
            Assert.All(rows, r => Assert.Equal(RowEffect.New, r.Effect));
            rows.ForEach(r => r.Take(true));
            lacking = rows.Count(r =>
                r.Problems.Any(p => p.Message.StartsWith("Fehlt noch", StringComparison.Ordinal))
            );
            await db.SaveChangesAsync(Cancel);
        }
        await empty.PressAsync(theirs, address, "uebernehmen");
        var published = await empty.PressAsync(second, address, "veroeffentlichen");
        Assert.Contains($"{143 - lacking} von 143 Vorschlägen", published, StringComparison.Ordinal);
        await using var there = empty.Database.Context();
        var names = await there.Set<Service>().Select(s => s.Id).ToListAsync(Cancel);
        Assert.Equal(100 - lacking, names.Count);
        foreach (var id in names.Take(20))
            Assert.Equal(
                Comparable(await portal.Database.OfferAsync(id)),
                Comparable(await empty.Database.OfferAsync(id))
            );
    }

    [Fact]
    public async Task A_broken_object_stands_aside_and_the_others_go_on()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        var address = await portal.ImportAsync(
            editor,
            Encoding.UTF8.GetBytes(
                """
                {"id":"a","name":"Erste Hilfe im Haus","status":"active","email":"eins@beispiel.example","organization":{"id":"o","name":"Fremder Verein","description":"Ein Verein."}}
                {"id":"b","name":"Zweite","status":"kaputt","organization":{"id":"o","name":"Fremder Verein","description":"Ein Verein."}}
                kein JSON
                {"id":"c","name":"Dritte Hilfe am Abend","status":"active","email":"drei@beispiel.example","organization":{"id":"o","name":"Fremder Verein","description":"Ein Verein."},"attributes":[{"id":"t","label":"Fremdes","taxonomy_term":{"id":"tt","name":"Fremder Begriff","code":"X1","description":"Fremd","taxonomy_detail":{"id":"xx","name":"Fremder Katalog","description":"Fremd"}}}]}
                """
            ),
            "fremd.ndjson"
        );
        var page = await editor.MainAsync(address);
        Assert.Contains("2 fehlerhaft", page, StringComparison.Ordinal);
        Assert.Contains("Zeile 2", page, StringComparison.Ordinal);
        Assert.Contains("Zeile 3", page, StringComparison.Ordinal);
        Assert.Contains("Fehlt noch: Wählen Sie ein Thema.", page, StringComparison.Ordinal);
        Assert.Contains("3 neu", page, StringComparison.Ordinal);
        await using var db = portal.Database.Context();
        Assert.False(await db.Set<Organization>().AnyAsync(o => o.Name == "Fremder Verein", Cancel));
    }

    [Fact]
    public async Task A_part_under_the_id_of_somebody_elses_part_takes_nothing_away()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite, seeded: true);
        using var editor = await portal.SignedInAsync(Role.Editor);
        using var second = await portal.SignedInAsync(Role.Editor);
        Guid victim;
        Guid phone;
        await using (var db = portal.Database.Context())
        {
            var found = await db.Set<Phone>().Where(p => p.ServiceId != null).OrderBy(p => p.Id).FirstAsync(Cancel);
            (victim, phone) = (found.ServiceId!.Value, found.Id);
        }
        var before = DocumentJson.Write(await portal.Database.OfferAsync(victim));
        var address = await portal.ImportAsync(
            editor,
            Encoding.UTF8.GetBytes(
                $$"""
                {"id":"dieb","name":"Diebische Nachtigall","description":"Singt.","status":"active","phones":[{"id":"{{phone}}","number":"+49 3601 000999"}],"organization":{"id":"od","name":"Vogelverein","description":"Vögel."} }
                """
            ),
            "dieb.json"
        );
        await portal.PressAsync(editor, address, "uebernehmen");
        await portal.PressAsync(second, address, "veroeffentlichen");
        Assert.Equal(before, DocumentJson.Write(await portal.Database.OfferAsync(victim)));
    }

    /// <summary>Without what the portal keeps for itself and no file carries.</summary>
    private static string Comparable(OfferDocument offer) =>
        DocumentJson.Write(offer with { Planning = null, Texts = [], Places = [] });
}
