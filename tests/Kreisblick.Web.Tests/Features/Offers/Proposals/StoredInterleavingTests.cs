using CsCheck;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Proposals;
using Kreisblick.Web.Tests.Features.Offers.Documents;
using Kreisblick.Web.Tests.Features.Offers.Merging;
using Kreisblick.Web.Tests.Features.Offers.Publishing;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Offers.Proposals;

/// <summary>
/// The stories of <see cref="InterleavingTests"/> through the database: two editors at one stored draft. Where a turn of
/// one follows a turn of the other, both are sent at the same moment.
/// </summary>
public sealed class StoredInterleavingTests(Databases databases) : IClassFixture<Databases>
{
    private const int Stories = 50;

    [Theory, EachDatabase]
    public async Task No_change_of_two_editors_is_lost_in_the_database(DatabaseKind kind)
    {
        var database = await databases.OpenAsync(kind, seeded: true);
        var organization = (await PublicationTests.AnyOfferAsync(database)).OrganizationId;
        var offer = EditStory.Offer with { OrganizationId = organization };
        await database.PublishAsync(offer);
        var stories = new List<EditTurn[]>();
        EditStory.Random.Sample(stories.Add, iter: Stories, threads: 1);

        var (together, collisions) = (0, 0);
        foreach (var turns in stories)
        {
            // Each story is a draft of its own: an editor goes on with the own open draft.
            var who = $"redaktion-{Guid.CreateVersion7()}";
            ProposalDesk[] editors =
            [
                new(database, who, OfferActor.Editor),
                new(database, who + "-2", OfferActor.Editor),
            ];
            var (id, _) = await editors[0].StartAsync(offer);
            var story = new EditStory();
            await ShowAsync(story, editors, id, 0);
            await ShowAsync(story, editors, id, 1);
            for (var i = 0; i < turns.Length; i++)
            {
                EditTurn[] moment =
                    i + 1 < turns.Length && turns[i].Editor != turns[i + 1].Editor
                        ? [turns[i], turns[++i]]
                        : [turns[i]];
                var sent = moment
                    .Where(t => t.What != EditAct.Look)
                    .Select(t => (t.Editor, Page: story.Write(t)))
                    .ToList();
                together += sent.Count == 2 ? 1 : 0;
                var outcomes = await Task.WhenAll(
                    sent.Select(s =>
                        Task.Run(() =>
                            editors[s.Editor].TrySaveAsync(id, s.Page.Revision, _ => (OfferDocument)s.Page.Edited)
                        )
                    )
                );
                Assert.All(outcomes, o => Assert.IsType<SaveOutcome.Saved>(o));
                foreach (var turn in moment)
                    await ShowAsync(story, editors, id, turn.Editor);
            }
            var stored = await editors[0].FindAsync(id);
            collisions += stored.Collisions.Count;
            Assert.Empty(story.Lost(stored.Document, stored.Collisions.Select(c => c.Value)));
        }
        // Without these the stories would show nothing.
        Assert.True(together > Stories, $"{together} moments with two savings");
        Assert.NotEqual(0, collisions);
    }

    private static async Task ShowAsync(EditStory story, ProposalDesk[] editors, Guid id, int editor)
    {
        var stored = await editors[editor].FindAsync(id);
        story.Show(editor, stored.Document, stored.Revision);
    }
}
