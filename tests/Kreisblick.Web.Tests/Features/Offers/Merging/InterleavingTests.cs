using CsCheck;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Merging;

namespace Kreisblick.Web.Tests.Features.Offers.Merging;

/// <summary>
/// Two editors write into one offer in any order (issue 3, acceptance 4). Each value that somebody typed is in the
/// document, or kept beside it until somebody chooses, or was changed by somebody who had it on screen.
/// </summary>
public sealed class InterleavingTests
{
    [Fact]
    public void In_a_thousand_interleavings_of_two_editors_no_change_is_lost() =>
        EditStory.Random.Sample(
            steps =>
            {
                var story = new EditStory();
                foreach (var step in steps)
                    story.Take(step);
                Assert.Empty(story.Lost());
            },
            iter: 1_000,
            threads: 1
        );

    [Fact]
    public void The_stories_do_contain_merges_collisions_and_removals()
    {
        var (merged, collided, removed) = (0, 0, 0);
        EditStory.Random.Sample(
            steps =>
            {
                var story = new EditStory();
                foreach (var step in steps)
                    story.Take(step);
                merged += story.Merged;
                collided += story.Collisions.Count;
                removed += story.Collisions.Count(c => c.Kept is null || c.Other is null);
            },
            iter: 500,
            threads: 1
        );
        Assert.True(merged > 100, $"{merged} merges");
        Assert.True(collided > 100, $"{collided} collisions");
        Assert.True(removed > 20, $"{removed} collisions with a removal");
    }

    [Fact]
    public void What_only_one_side_changed_is_taken_from_that_side()
    {
        var origin = EditStory.Offer;
        var result = ThreeWayMerge.Merge(
            origin,
            origin with
            {
                Name = "Neuer Name",
            },
            origin with
            {
                Description = "Neue Beschreibung.",
                Phones = [],
            }
        );
        Assert.Empty(result.Conflicts);
        var merged = (OfferDocument)result.Document;
        Assert.Equal("Neuer Name", merged.Name);
        Assert.Equal("Neue Beschreibung.", merged.Description);
        Assert.Empty(merged.Phones);
    }

    [Fact]
    public void The_same_field_changed_differently_stays_as_in_the_first_and_is_told()
    {
        var origin = EditStory.Offer;
        var result = ThreeWayMerge.Merge(
            origin,
            origin with
            {
                Name = "Eins",
            },
            origin with
            {
                Name = "Zwei",
                Email = "zwei@beispiel.example",
            }
        );
        var merged = (OfferDocument)result.Document;
        Assert.Equal("Eins", merged.Name);
        Assert.Equal("zwei@beispiel.example", merged.Email);
        var conflict = Assert.Single(result.Conflicts);
        Assert.Equal(("name", "Eins", "Zwei"), (conflict.Path, (string?)conflict.Kept, (string?)conflict.Other));
    }

    [Fact]
    public void A_row_of_hours_is_one_value()
    {
        var origin = EditStory.Offer;
        var row = origin.Hours[0];
        var result = ThreeWayMerge.Merge(
            origin,
            origin with
            {
                Hours = [row with { Row = row.Row with { OpensAt = "08:00" } }],
            },
            origin with
            {
                Hours = [row with { Row = row.Row with { ClosesAt = "17:00" } }],
            }
        );
        Assert.Equal("08:00", ((OfferDocument)result.Document).Hours[0].Row.OpensAt);
        Assert.Equal($"hours/{row.Id}", Assert.Single(result.Conflicts).Path);
    }

    [Fact]
    public void Every_property_of_a_document_has_a_german_name()
    {
        var unnamed = new SortedSet<string>(StringComparer.Ordinal);
        Collect(typeof(OfferDocument), unnamed, []);
        Collect(typeof(ProviderDocument), unnamed, []);
        Assert.Empty(unnamed);
    }

    private static void Collect(Type type, SortedSet<string> unnamed, HashSet<Type> seen)
    {
        // Rows of hours and dates are whole values; a reader never sees their parts.
        if (
            !seen.Add(type)
            || type.Name is "ScheduleText" or "ScheduleExceptionText" or "DocumentPoint" or "DocumentAges"
        )
            return;
        foreach (
            var property in type.GetProperties()
                .Where(p => p.CanWrite && p.GetIndexParameters().Length == 0)
                .Where(p => p.Name is not ("Id" or "Position" or "Row"))
        )
        {
            var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            var inner = property.PropertyType.IsGenericType
                ? property.PropertyType.GetGenericArguments()[0]
                : property.PropertyType;
            if (!FieldLabels.Knows(name) && type.Name is not ("DocumentAddress" or "Translated"))
                unnamed.Add($"{type.Name}.{name}");
            if (inner.Namespace == typeof(OfferDocument).Namespace && !inner.IsEnum)
                Collect(inner, unnamed, seen);
        }
    }
}
