using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.History;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Features.Offers.Publishing;
using Kreisblick.Web.Features.Offers.Review;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Publishing;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Features.Offers.Proposals;

/// <summary>The way of a change: written by a provider, given back, mended, published; and what must not happen.</summary>
public sealed class ProposalTests(Databases databases) : IClassFixture<Databases>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_proposal_is_given_back_mended_and_published(DatabaseKind kind)
    {
        var (database, offer, provider, editor) = await StartAsync(kind);
        var (id, revision) = await provider.ProposeAsync(
            offer,
            o => o with { Name = "Beratung am Morgen", Email = "neu@beispiel.example" }
        );
        revision = await editor.TakeAsync(id, revision);

        var unreasoned = await editor.ReturnAsync(id, revision, [new("name", false, null)], null);
        Assert.Equal(RefusalKind.NotAllowed, Refused(unreasoned));
        var returned = Assert.IsType<StepOutcome.Done>(
            await editor.ReturnAsync(
                id,
                revision,
                [new("name", false, "Bitte den Ort nennen"), new("email", true, null)],
                null
            )
        );
        Assert.Equal(ProposalState.Returned, returned.State);

        revision = await provider.SaveAsync(id, returned.Revision, o => o with { Name = "Beratung in Mühlhausen" });
        // What was said about the name is answered; what was said about the rest stays.
        Assert.Equal(["email"], (await provider.FindAsync(id)).Verdicts.Select(v => v.Path));
        revision = await editor.TakeAsync(id, await provider.SubmitAsync(id, revision));
        var published = Assert.IsType<PublishOutcome.Published>(await editor.PublishAsync(id, revision));
        await using (var post = database.Context())
            Assert.Equal(
                [ProposalMail.Published, ProposalMail.Returned],
                await post.Set<OutboxMail>().OrderBy(m => m.Template).Select(m => m.Template).ToListAsync(Cancellation)
            );

        var now = await database.OfferAsync(offer.Id);
        Assert.Equal(("Beratung in Mühlhausen", "neu@beispiel.example"), (now.Name, now.Email));
        Assert.Equal(2, published.Version);
        await using var db = database.Context();
        var version = await db.Set<RecordVersion>().SingleAsync(v => v.ProposalId == id, Cancellation);
        Assert.Equal((2, "redaktion"), (version.Number, version.Who));
        Assert.Equal(
            ["draft-started", "submitted", "review-taken", "returned", "submitted", "review-taken"],
            await db.Set<AuditEvent>()
                .Where(e => e.ObjectKind == "proposal" && e.ObjectId == id.ToString())
                .OrderBy(e => e.Number)
                .Select(e => e.Action)
                .ToListAsync(Cancellation)
        );
        Assert.Empty(await db.Set<ProposalSave>().Where(s => s.ProposalId == id).ToListAsync(Cancellation));
    }

    [Theory, EachDatabase]
    public async Task Who_does_not_belong_to_the_provider_learns_nothing_of_it(DatabaseKind kind)
    {
        var (database, offer, provider, _) = await StartAsync(kind);
        var (id, revision) = await provider.StartAsync(offer);
        var foreign = new ProposalDesk(database, "fremd", OfferActor.Provider(Guid.CreateVersion7()));

        Assert.Equal(
            RefusalKind.Unknown,
            Refused(await foreign.TrySaveAsync(id, revision, o => o with { Name = "x" }))
        );
        Assert.Equal(RefusalKind.Unknown, Refused(await foreign.TrySubmitAsync(id, revision)));
        Assert.IsType<StartOutcome.Refused>(await foreign.StartNewAsync(offer.OrganizationId));
        Assert.Equal(RefusalKind.NotAllowed, Refused(await provider.TryTakeAsync(id, revision)));
    }

    [Theory, EachDatabase]
    public async Task An_offer_cannot_be_moved_to_a_provider_that_is_not_ones_own(DatabaseKind kind)
    {
        var (database, offer, provider, _) = await StartAsync(kind);
        var other = (await database.ReadAllAsync()).OfType<ProviderDocument>().First(p => p.Id != offer.OrganizationId);
        var (id, revision) = await provider.StartAsync(offer);
        Assert.Equal(
            RefusalKind.NotAllowed,
            Refused(await provider.TrySaveAsync(id, revision, o => o with { OrganizationId = other.Id }))
        );
    }

    [Theory, EachDatabase]
    public async Task Planning_notes_are_kept_and_not_written_by_a_provider(DatabaseKind kind)
    {
        var (database, offer, provider, editor) = await StartAsync(kind);
        await database.PublishAsync(offer with { Planning = new() { Note = "Förderung läuft aus" } });
        var (id, revision) = await provider.StartAsync(offer);
        DocumentPlanning? shown = new();
        revision = await provider.SaveAsync(
            id,
            revision,
            o =>
            {
                shown = o.Planning;
                return o with
                {
                    Name = "Neuer Name",
                    Planning = new() { Note = "Alles gut" },
                };
            }
        );
        Assert.Null(shown);
        revision = await editor.TakeAsync(id, await provider.SubmitAsync(id, revision));
        Assert.IsType<PublishOutcome.Published>(await editor.PublishAsync(id, revision));
        Assert.Equal("Förderung läuft aus", (await database.OfferAsync(offer.Id)).Planning?.Note);
    }

    [Theory, EachDatabase]
    public async Task Ids_of_foreign_rows_become_own_ids(DatabaseKind kind)
    {
        var (database, offer, provider, _) = await StartAsync(kind);
        var foreign = (await database.ReadAllAsync())
            .OfType<OfferDocument>()
            .First(o => o.Id != offer.Id && o.Phones.Count > 0)
            .Phones[0];
        var (id, revision) = await provider.StartAsync(offer);
        await provider.SaveAsync(
            id,
            revision,
            o => o with { Phones = [.. o.Phones, new() { Id = foreign.Id, Number = "03601 000-99" }] }
        );
        var phones = ((OfferDocument)(await provider.FindAsync(id)).Document).Phones;
        Assert.Contains(phones, p => p.Number == "03601 000-99");
        Assert.DoesNotContain(phones, p => p.Id == foreign.Id);
    }

    [Theory, EachDatabase]
    public async Task What_is_missing_is_told_before_it_is_handed_in(DatabaseKind kind)
    {
        var (_, offer, provider, _) = await StartAsync(kind);
        var started = Assert.IsType<StartOutcome.Started>(await provider.StartNewAsync(offer.OrganizationId));
        var refused = Assert.IsType<StepOutcome.Refused>(
            await provider.TrySubmitAsync(started.Proposal, started.Revision)
        );
        Assert.Equal(RefusalKind.NotReady, refused.Refusal.Kind);
        Assert.Subset(
            refused.Refusal.Findings.Select(f => f.Path).ToHashSet(),
            new HashSet<string> { "name", "description", "terms", "phones" }
        );
    }

    [Theory, EachDatabase]
    public async Task Who_decides_has_read_what_is_there(DatabaseKind kind)
    {
        var (_, offer, provider, editor) = await StartAsync(kind);
        var (id, revision) = await provider.ProposeAsync(offer, o => o with { Name = "Neuer Name" });
        var taken = await editor.TakeAsync(id, revision);
        Assert.Equal(RefusalKind.ChangedMeanwhile, Refused(await editor.PublishAsync(id, revision)));
        Assert.Equal(
            RefusalKind.WrongState,
            Refused(await provider.TrySaveAsync(id, taken, o => o with { Name = "Noch ein Name" }))
        );
        Assert.IsType<PublishOutcome.Published>(await editor.PublishAsync(id, taken));
        Assert.Equal(RefusalKind.ChangedMeanwhile, Refused(await editor.PublishAsync(id, taken)));
    }

    [Theory, EachDatabase]
    public async Task What_was_published_in_between_is_joined_and_the_same_field_is_asked_about(DatabaseKind kind)
    {
        var (database, offer, provider, editor) = await StartAsync(kind);
        var (id, revision) = await provider.ProposeAsync(
            offer,
            o => o with { Name = "Vom Träger", Email = "traeger@beispiel.example" }
        );
        await database.PublishAsync(offer with { Name = "Von der Redaktion", Alert = "Neuer Hinweis" });
        revision = await editor.TakeAsync(id, revision);

        var collided = Assert.IsType<PublishOutcome.Collided>(await editor.PublishAsync(id, revision));
        var collision = Assert.Single(collided.Collisions);
        Assert.Equal(("name", FieldCollision.Published), (collision.Path, collision.Who));
        Assert.Equal("Von der Redaktion", (await database.OfferAsync(offer.Id)).Name);

        var chosen = Assert.IsType<SaveOutcome.Saved>(await editor.ChooseAsync(id, "name", null));
        Assert.IsType<PublishOutcome.Published>(await editor.PublishAsync(id, chosen.Revision));
        var now = await database.OfferAsync(offer.Id);
        Assert.Equal(("Vom Träger", "traeger@beispiel.example", "Neuer Hinweis"), (now.Name, now.Email, now.Alert));
    }

    [Theory, EachDatabase]
    public async Task Own_changes_are_published_by_somebody_else(DatabaseKind kind)
    {
        var (database, offer, _, editor) = await StartAsync(kind);
        var (id, revision) = await editor.ProposeAsync(offer, o => o with { Name = "Neuer Name" });
        revision = await editor.TakeAsync(id, revision);
        Assert.Equal(RefusalKind.SecondPerson, Refused(await editor.PublishAsync(id, revision)));

        var colleague = new ProposalDesk(database, "redaktion-2", OfferActor.Editor);
        revision = await colleague.TakeAsync(id, revision);
        Assert.IsType<PublishOutcome.Published>(await colleague.PublishAsync(id, revision));
    }

    [Theory, EachDatabase]
    public async Task What_is_approved_for_a_day_is_published_on_it(DatabaseKind kind)
    {
        var (database, offer, provider, _) = await StartAsync(kind);
        var time = new FixedTime(FixedTime.WednesdayMorning);
        var editor = new ProposalDesk(database, "redaktion", OfferActor.Editor, time);
        var (id, revision) = await provider.ProposeAsync(offer, o => o with { Name = "Ab Oktober" });
        revision = await editor.TakeAsync(id, revision);
        Assert.Equal(RefusalKind.NotAllowed, Refused(await editor.ScheduleAsync(id, revision, time.Now.AddDays(-1))));
        Assert.IsType<PublishOutcome.Scheduled>(await editor.ScheduleAsync(id, revision, time.Now.AddDays(14)));

        time.Now = time.Now.AddDays(13);
        await editor.RunDueAsync();
        Assert.Equal(offer.Name, (await database.OfferAsync(offer.Id)).Name);
        time.Now = time.Now.AddDays(1);
        await editor.RunDueAsync();
        await editor.RunDueAsync();
        Assert.Equal("Ab Oktober", (await database.OfferAsync(offer.Id)).Name);
        await using var db = database.Context();
        Assert.Equal(1, await db.Set<RecordVersion>().CountAsync(v => v.ProposalId == id, Cancellation));
    }

    [Theory, EachDatabase]
    public async Task A_collision_before_the_day_gives_it_back_to_the_editors(DatabaseKind kind)
    {
        var (database, offer, provider, _) = await StartAsync(kind);
        var time = new FixedTime(FixedTime.WednesdayMorning);
        var editor = new ProposalDesk(database, "redaktion", OfferActor.Editor, time);
        var (id, revision) = await provider.ProposeAsync(offer, o => o with { Name = "Ab Oktober" });
        await editor.ScheduleAsync(id, await editor.TakeAsync(id, revision), time.Now.AddDays(14));
        await database.PublishAsync(offer with { Name = "Dazwischen" });

        time.Now = time.Now.AddDays(15);
        await editor.RunDueAsync();
        Assert.Equal("Dazwischen", (await database.OfferAsync(offer.Id)).Name);
        var waiting = await editor.FindAsync(id);
        Assert.Equal(ProposalState.Submitted, waiting.State);
        Assert.Single(waiting.Collisions);
    }

    [Theory, EachDatabase]
    public async Task After_its_last_day_an_offer_ends_by_itself(DatabaseKind kind)
    {
        var (database, offer, _, _) = await StartAsync(kind);
        var time = new FixedTime(FixedTime.WednesdayMorning);
        var desk = new ProposalDesk(database, "redaktion", OfferActor.Editor, time);
        await database.PublishAsync(offer with { EndsOn = new DateOnly(2026, 9, 30) });
        // The evening of the last day in Germany.
        time.Now = new DateTimeOffset(2026, 9, 30, 21, 30, 0, TimeSpan.Zero);
        await desk.RunDueAsync();
        Assert.Equal(ServiceStatus.Active, (await database.OfferAsync(offer.Id)).Status);
        time.Now = time.Now.AddHours(1);
        await desk.RunDueAsync();
        var ended = await database.OfferAsync(offer.Id);
        Assert.Equal((ServiceStatus.Inactive, time.Now), (ended.Status, ended.EndedAt));
    }

    [Theory, EachDatabase]
    public async Task An_earlier_version_comes_back_to_the_letter(DatabaseKind kind)
    {
        var (database, offer, provider, editor) = await StartAsync(kind);
        await database.PublishAsync(offer with { Name = "Zwei", Phones = [], Description = "Anders." });
        Assert.IsType<RestoreOutcome.Refused>(await provider.RestoreAsync(offer.Id, 1, 2));
        Assert.IsType<RestoreOutcome.Refused>(await editor.RestoreAsync(offer.Id, 1, 1));

        var restored = Assert.IsType<RestoreOutcome.Restored>(await editor.RestoreAsync(offer.Id, 1, 2));
        Assert.Equal(3, restored.Version);
        DocumentDatabase.AssertSame([offer], [await database.OfferAsync(offer.Id)]);
    }

    [Theory, EachDatabase]
    public async Task Two_people_saving_in_the_same_moment_lose_nothing(DatabaseKind kind)
    {
        var (database, offer, provider, _) = await StartAsync(kind);
        var colleague = new ProposalDesk(database, "traeger-2", provider.Actor);
        var (id, revision) = await provider.StartAsync(offer);
        for (var round = 0; round < 10; round++)
        {
            var (name, mail) = ($"Runde {round}", $"runde{round}@beispiel.example");
            var outcomes = await Task.WhenAll(
                Task.Run(() => provider.TrySaveAsync(id, revision, o => o with { Name = name })),
                Task.Run(() => colleague.TrySaveAsync(id, revision, o => o with { Email = mail }))
            );
            Assert.All(outcomes, o => Assert.IsType<SaveOutcome.Saved>(o));
            var now = await provider.FindAsync(id);
            var document = (OfferDocument)now.Document;
            Assert.Equal((name, mail), (document.Name, document.Email));
            Assert.Empty(now.Collisions);
            revision = now.Revision;
        }
    }

    [Theory, EachDatabase]
    public async Task The_same_field_filled_twice_keeps_both_values_until_somebody_chooses(DatabaseKind kind)
    {
        var (database, offer, provider, _) = await StartAsync(kind);
        var colleague = new ProposalDesk(database, "traeger-2", provider.Actor);
        var (id, revision) = await provider.StartAsync(offer);
        await provider.SaveAsync(id, revision, o => o with { Name = "Eins" });
        var saved = Assert.IsType<SaveOutcome.Saved>(
            await colleague.TrySaveAsync(id, revision, o => o with { Name = "Zwei" })
        );
        var collision = Assert.Single(saved.Collisions);
        Assert.Equal(("name", "Zwei", "traeger-2"), (collision.Path, (string?)collision.Value, collision.Who));
        Assert.Equal(RefusalKind.OpenCollisions, Refused(await provider.TrySubmitAsync(id, saved.Revision)));

        var chosen = Assert.IsType<SaveOutcome.Saved>(await provider.ChooseAsync(id, "name", 0));
        Assert.Empty(chosen.Collisions);
        Assert.Equal("Zwei", (await provider.FindAsync(id)).Title);
        await provider.SubmitAsync(id, chosen.Revision);
    }

    private async Task<(TestDatabase, OfferDocument, ProposalDesk Provider, ProposalDesk Editor)> StartAsync(
        DatabaseKind kind
    )
    {
        var database = await databases.FreshAsync(kind, seeded: true);
        var offer = await PublicationTests.AnyOfferAsync(database);
        return (
            database,
            offer,
            new ProposalDesk(database, "traeger", OfferActor.Provider(offer.OrganizationId)),
            new ProposalDesk(database, "redaktion", OfferActor.Editor)
        );
    }

    private static RefusalKind Refused(object outcome) =>
        outcome switch
        {
            StepOutcome.Refused r => r.Refusal.Kind,
            SaveOutcome.Refused r => r.Refusal.Kind,
            PublishOutcome.Refused r => r.Refusal.Kind,
            _ => throw new Xunit.Sdk.XunitException($"Not refused: {outcome}"),
        };
}
