using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Documents;

/// <summary>Documents in and out of a test database.</summary>
internal static class DocumentDatabase
{
    public static readonly ChangeContext Change = new("editor-1", "Prüfung", FixedTime.WednesdayMorning, "web");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<IReadOnlyList<RecordDocument>> ReadAllAsync(this TestDatabase database)
    {
        await using var db = database.Context();
        var offers = await db.Set<Service>().Select(s => s.Id).ToListAsync(Cancellation);
        var providers = await db.Set<Organization>().Select(o => o.Id).ToListAsync(Cancellation);
        var reader = new DocumentReader(
            await DocumentRows.LoadAsync(db, offers, providers, tracked: false, Cancellation)
        );
        return
        [
            .. providers.Order().Select(id => reader.Provider(id)!),
            .. offers.Order().Select(id => (RecordDocument)reader.Offer(id)!),
        ];
    }

    public static async Task<OfferDocument> OfferAsync(this TestDatabase database, Guid id)
    {
        await using var db = database.Context();
        return (await DocumentReader.OfferAsync(db, id, Cancellation))!;
    }

    /// <summary>Publishes in portions, each in a transaction and with a context of its own.</summary>
    public static async Task PublishAsync(
        this TestDatabase database,
        IEnumerable<RecordDocument> documents,
        ChangeContext? change = null
    )
    {
        foreach (var portion in documents.Chunk(250))
        {
            await using var db = database.Context();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await new Publication(db).ApplyAsync(
                [.. portion.Select(d => new PublicationItem(d))],
                change ?? Change,
                Cancellation
            );
            await transaction.CommitAsync(Cancellation);
        }
    }

    public static Task PublishAsync(
        this TestDatabase database,
        RecordDocument document,
        ChangeContext? change = null
    ) => database.PublishAsync([document], change);

    /// <summary>Each by its id, so that a difference names the record.</summary>
    public static void AssertSame(IReadOnlyList<RecordDocument> expected, IReadOnlyList<RecordDocument> actual)
    {
        Assert.Equal(expected.Select(d => d.Id), actual.Select(d => d.Id));
        foreach (var (want, got) in expected.Zip(actual))
            Assert.Equal(DocumentJson.Write(want), DocumentJson.Write(got));
    }
}
