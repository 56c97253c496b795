using Kreisblick.Web.Features.Offers.Catalogue;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Seed;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Features.Offers.Api;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Documents;

/// <summary>Read, written into an empty portal and read again, a record is the same to the letter.</summary>
public sealed class DocumentRoundTripTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_example_offer_and_provider_survives(DatabaseKind kind)
    {
        var source = await databases.OpenAsync(kind, seeded: true);
        var documents = await source.ReadAllAsync();
        Assert.True(documents.OfType<OfferDocument>().Count() >= 50);
        await AssertSurvivesAsync(kind, documents);
    }

    [Theory, EachDatabase]
    public async Task A_thousand_generated_offers_survive(DatabaseKind kind)
    {
        var source = await WithCatalogueAsync(kind);
        await GeneratedOffers.FillAsync(source.Context, 1_000, seed: 5, DocumentDatabase.Change, Cancellation);
        var documents = await source.ReadAllAsync();
        Assert.Equal(1_000, documents.OfType<OfferDocument>().Count());
        await AssertSurvivesAsync(kind, documents);
    }

    /// <summary>Offers in which every field and every parent of the standard occurs.</summary>
    [Theory, EachDatabase]
    public async Task Offers_with_every_field_survive(DatabaseKind kind)
    {
        var source = await WithCatalogueAsync(kind);
        await HsdsTestOffers.FillAsync(source, 150);
        var documents = await source.ReadAllAsync();
        Assert.Contains(documents.OfType<OfferDocument>(), o => o.Places.Any(p => p.Location.Protected));
        await AssertSurvivesAsync(kind, documents);
    }

    [Theory, EachDatabase]
    public async Task Written_onto_themselves_documents_change_no_row_but_the_date(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind, seeded: true);
        var documents = await database.ReadAllAsync();
        await using var db = database.Context();
        var rows = await DocumentRows.LoadAsync(
            db,
            [.. documents.OfType<OfferDocument>().Select(d => d.Id)],
            [.. documents.OfType<ProviderDocument>().Select(d => d.Id)],
            tracked: true,
            Cancellation
        );
        await new DocumentWriter(db, rows, FixedTime.WednesdayMorning).WriteAsync(
            [.. documents.Select(d => (d, (RecordDocument?)d))],
            [],
            [],
            Cancellation
        );
        db.ChangeTracker.DetectChanges();
        Assert.All(
            db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged),
            e =>
            {
                Assert.Equal(EntityState.Modified, e.State);
                Assert.All(
                    e.Properties.Where(p => p.IsModified),
                    p => Assert.Contains(p.Metadata.Name, (string[])["LastModified", "Origins"])
                );
            }
        );
    }

    [Fact]
    public async Task A_canonical_document_stays_as_it_is()
    {
        var documents = await (await databases.OpenAsync(DatabaseKind.Sqlite, seeded: true)).ReadAllAsync();
        Assert.All(documents, d => Assert.Equal(DocumentJson.Write(d), DocumentJson.Write(CanonicalDocument.Of(d))));
        Assert.All(
            documents,
            d =>
                Assert.Equal(
                    DocumentJson.Write(d),
                    DocumentJson.Write(DocumentJson.Read(d.Kind, DocumentJson.Write(d)))
                )
        );
    }

    [Theory, EachDatabase]
    public async Task A_number_at_offer_contact_and_provider_becomes_separate_inside_the_offer_and_stays_the_providers(
        DatabaseKind kind
    )
    {
        var database = await databases.FreshAsync(kind, seeded: true);
        Guid offer,
            phone;
        await using (var db = database.Context())
        {
            var service = await db.Set<Service>().Include(s => s.Phones).FirstAsync(s => s.Phones.Any(), Cancellation);
            (offer, phone) = (service.Id, service.Phones[0].Id);
            var contact = new Contact
            {
                Id = Guid.CreateVersion7(),
                ServiceId = offer,
                Title = "Anmeldung",
            };
            db.Add(contact);
            var row = db.Entry(service.Phones[0]);
            row.Property(p => p.ContactId).CurrentValue = contact.Id;
            row.Property(p => p.OrganizationId).CurrentValue = service.OrganizationId;
            await db.SaveChangesAsync(Cancellation);
        }
        var before = await database.OfferAsync(offer);
        Assert.Equal(phone, Assert.Single(before.Phones).Id);
        var copy = Assert.Single(before.Contacts[0].Phones);
        Assert.NotEqual(phone, copy.Id);

        var changed = before with
        {
            Contacts = [before.Contacts[0] with { Phones = [copy with { Number = "03601 000-77" }] }],
        };
        await database.PublishAsync(changed);

        DocumentDatabase.AssertSame([changed], [await database.OfferAsync(offer)]);
        await using var check = database.Context();
        var kept = await check.Set<Phone>().SingleAsync(p => p.Id == phone, Cancellation);
        Assert.NotNull(kept.OrganizationId);
        Assert.Null(kept.ContactId);

        await database.PublishAsync(changed with { Phones = [] });
        var freed = await check.Set<Phone>().AsNoTracking().SingleAsync(p => p.Id == phone, Cancellation);
        Assert.Null(freed.ServiceId);
        Assert.NotNull(freed.OrganizationId);
    }

    private async Task AssertSurvivesAsync(DatabaseKind kind, IReadOnlyList<RecordDocument> documents)
    {
        var target = await WithCatalogueAsync(kind);
        await target.PublishAsync(documents.OfType<ProviderDocument>());
        await target.PublishAsync(documents.OfType<OfferDocument>());
        DocumentDatabase.AssertSame(documents, await target.ReadAllAsync());
    }

    private async Task<TestDatabase> WithCatalogueAsync(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        await using var db = database.Context();
        await CatalogueSeed.SeedAsync(db, DocumentDatabase.Change, Cancellation);
        return database;
    }
}
