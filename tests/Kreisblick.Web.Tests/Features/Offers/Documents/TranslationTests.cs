using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Show;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Tests.Features.Offers.Publishing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Documents;

/// <summary>Texts in other languages: marks "out of date" per field, kind and author, machine and person.</summary>
public sealed class TranslationTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly DateTimeOffset Now = FixedTime.WednesdayMorning;
    private static readonly DateOnly Today = new(2026, 9, 16);

    [Fact]
    public void Changing_a_German_field_marks_exactly_its_versions()
    {
        var offer = Translated();
        Assert.Empty(offer.Stale());
        foreach (var field in Enum.GetValues<TranslatedField>())
        {
            var marked = WithGerman(offer, field, "Neuer Text.").Stale().ToList();
            Assert.Equal([("de-x-ls", field), ("uk", field)], marked.Select(s => (s.Language, s.Field)).Order());
        }
        Assert.Empty((offer with { Alert = "Heute später", Email = "neu@beispiel.example" }).Stale());
    }

    [Fact]
    public void Taking_the_change_back_takes_the_mark_back()
    {
        var offer = Translated();
        var changed = WithGerman(offer, TranslatedField.Description, "Anders.");
        Assert.Equal(2, changed.Stale().Count());
        Assert.Empty((changed with { Description = offer.Description }).Stale());
    }

    [Fact]
    public void A_confirmed_or_new_translation_is_up_to_date_and_tells_its_author()
    {
        var changed = WithGerman(Translated(), TranslatedField.FeesDescription, "Kostet 2 Euro.");
        var confirmed = changed.ConfirmTranslation("uk", TranslatedField.FeesDescription, Now);
        Assert.Equal("de-x-ls", Assert.Single(confirmed.Stale()).Language);

        var renewed = confirmed.Translate(
            "de-x-ls",
            TranslatedField.FeesDescription,
            "Es kostet 2 Euro.",
            TranslationKind.Human,
            "translator-7",
            Now,
            Today
        );
        Assert.Empty(renewed.Stale());
        var text = renewed.Texts.Single(t => t.Language == "de-x-ls");
        Assert.Equal("translator-7", text.FeesDescription!.Author);
        Assert.Equal("author-1", text.Name!.Author);
    }

    [Fact]
    public void A_machine_never_replaces_a_person_but_a_person_a_machine()
    {
        var human = Translated();
        var same = human.Translate("uk", TranslatedField.Name, "машина", TranslationKind.Machine, "mt", Now, Today);
        Assert.Equal(DocumentJson.Write(human), DocumentJson.Write(same));

        var machine = OfferDocument
            .Blank(Guid.CreateVersion7(), Guid.CreateVersion7())
            .Translate("uk", TranslatedField.Name, "машина", TranslationKind.Machine, "mt", Now, Today)
            .Translate("uk", TranslatedField.Name, "людина", TranslationKind.Human, "author-1", Now, Today);
        Assert.Equal("людина", machine.Texts[0].Name!.Text);
    }

    [Fact]
    public void Two_people_who_begin_the_same_language_begin_one_version()
    {
        var offer = OfferDocument.Blank(Guid.CreateVersion7(), Guid.CreateVersion7());
        var a = offer.Translate("ar", TranslatedField.Name, "أ", TranslationKind.Human, "a", Now, Today);
        var b = offer.Translate("ar", TranslatedField.Description, "ب", TranslationKind.Human, "b", Now, Today);
        Assert.Equal(a.Texts[0].Id, b.Texts[0].Id);
    }

    [Fact]
    public void An_emptied_field_goes_and_with_the_last_one_the_language()
    {
        var offer = OfferDocument
            .Blank(Guid.CreateVersion7(), Guid.CreateVersion7())
            .Translate("uk", TranslatedField.Name, "a", TranslationKind.Human, "a", Now, Today);
        Assert.Empty(offer.Translate("uk", TranslatedField.Name, " ", TranslationKind.Human, "a", Now, Today).Texts);
    }

    [Theory, EachDatabase]
    public async Task Marks_reach_the_page_and_the_interface(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind, seeded: true);
        using var client = portal.Visitor();
        var offer = await PublicationTests.AnyOfferAsync(portal.Database);
        offer = offer
            .Translate("en", TranslatedField.Name, "Advice", TranslationKind.Human, "a", Now, Today)
            .Translate("en", TranslatedField.Description, "We help.", TranslationKind.Human, "a", Now, Today);
        await portal.Database.PublishAsync(offer);
        Assert.False(await StaleAsync(portal, client, offer.Id));

        // Another field of the offer: the translation is as good as before.
        await portal.Database.PublishAsync(
            offer with
            {
                InterpretationServices = "Nach Absprache",
            },
            DocumentDatabase.Change with
            {
                When = Now.AddHours(1),
            }
        );
        Assert.False(await StaleAsync(portal, client, offer.Id));

        await portal.Database.PublishAsync(
            offer with
            {
                Description = "Ganz anders.",
            },
            DocumentDatabase.Change with
            {
                When = Now.AddHours(2),
            }
        );
        Assert.True(await StaleAsync(portal, client, offer.Id));
    }

    private static async Task<bool> StaleAsync(PortalFactory portal, HttpClient client, Guid offer)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var db = portal.Database.Context();
        var service = await db.Set<Service>().Include(s => s.Texts).SingleAsync(s => s.Id == offer, cancellation);
        var json = await client.GetStringAsync($"/api/hsds/v3/services/{offer}", cancellation);
        using var answer = System.Text.Json.JsonDocument.Parse(json);
        var told = answer
            .RootElement.GetProperty("de_translations")
            .EnumerateArray()
            .Single(t => t.GetProperty("language").GetString() == "en")
            .GetProperty("stale")
            .GetBoolean();
        Assert.Equal(told, OfferText.Of(service, PageLanguage.English).IsStale);
        return told;
    }

    private static OfferDocument Translated()
    {
        var offer = OfferDocument.Blank(Guid.CreateVersion7(), Guid.CreateVersion7()) with
        {
            Name = "Schuldnerberatung",
            Description = "Wir helfen bei Schulden.",
            EligibilityDescription = "Für alle.",
            ApplicationProcess = "Rufen Sie an.",
            FeesDescription = "Kostenlos.",
        };
        return (
            from language in (string[])["uk", "de-x-ls"]
            from field in Enum.GetValues<TranslatedField>()
            select (language, field)
        ).Aggregate(
            offer,
            (o, t) =>
                o.Translate(
                    t.language,
                    t.field,
                    $"{t.language} {t.field}",
                    TranslationKind.Human,
                    "author-1",
                    Now,
                    Today
                )
        );
    }

    private static OfferDocument WithGerman(OfferDocument offer, TranslatedField field, string text) =>
        field switch
        {
            TranslatedField.Name => offer with { Name = text },
            TranslatedField.Description => offer with { Description = text },
            TranslatedField.EligibilityDescription => offer with { EligibilityDescription = text },
            TranslatedField.ApplicationProcess => offer with { ApplicationProcess = text },
            _ => offer with { FeesDescription = text },
        };
}
