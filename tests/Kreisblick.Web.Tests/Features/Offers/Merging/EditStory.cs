using System.Text.Json.Nodes;
using CsCheck;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Merging;
using Kreisblick.Web.Features.Offers.Model;

namespace Kreisblick.Web.Tests.Features.Offers.Merging;

/// <summary>One thing that one of two editors does.</summary>
/// <param name="Editor">0 or 1.</param>
/// <param name="Field">Which of the fields.</param>
/// <param name="What">What is done with it.</param>
internal sealed record EditTurn(int Editor, int Field, EditAct What);

internal enum EditAct
{
    /// <summary>Loads the page anew.</summary>
    Look,
    Type,
    Remove,
    Add,
}

/// <summary>Two editors at one draft: what each has on screen, what they typed, what became of it.</summary>
internal sealed class EditStory
{
    public static readonly Guid PhoneA = new("0199aaaa-0000-7000-8000-000000000001");
    public static readonly Guid PhoneB = new("0199aaaa-0000-7000-8000-000000000002");
    private static readonly Guid Hours = new("0199aaaa-0000-7000-8000-000000000003");
    private static readonly Guid Contact = new("0199aaaa-0000-7000-8000-000000000004");

    public static OfferDocument Offer { get; } =
        CanonicalDocument.Of(
            new OfferDocument
            {
                Id = new("0199aaaa-0000-7000-8000-0000000000aa"),
                OrganizationId = new("0199aaaa-0000-7000-8000-0000000000bb"),
                Name = "Schuldnerberatung Mühlhausen",
                Description = "Wir helfen bei Schulden.",
                Phones =
                [
                    new()
                    {
                        Id = PhoneA,
                        Number = "03601 000-1",
                        Description = "Anmeldung",
                    },
                    new() { Id = PhoneB, Number = "03601 000-2" },
                ],
                Contacts = [new() { Id = Contact, Title = "Beratung" }],
                Hours =
                [
                    new()
                    {
                        Id = Hours,
                        Row = new()
                        {
                            Freq = "WEEKLY",
                            ByDay = "MO",
                            DtStart = "2026-01-05",
                            OpensAt = "09:00",
                            ClosesAt = "12:00",
                        },
                    },
                ],
            }
        );

    public static Gen<EditTurn[]> Random { get; } =
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, Fields.Length - 1], Gen.Int[0, 9])
            .Select(
                (editor, field, act) =>
                    new EditTurn(
                        editor,
                        field,
                        act switch
                        {
                            < 3 => EditAct.Look,
                            < 8 => EditAct.Type,
                            8 => EditAct.Remove,
                            _ => EditAct.Add,
                        }
                    )
            )
            .Array[4, 16];

    /// <summary>Paths that are typed into; of a row of hours its note, which belongs to the row as a whole.</summary>
    private static string[] Fields =>
        [
            "name",
            "description",
            "email",
            $"phones/{PhoneA}/number",
            $"phones/{PhoneA}/description",
            $"phones/{PhoneB}/number",
            $"contacts/{Contact}/title",
            $"hours/{Hours}/row/description",
        ];

    private readonly (RecordDocument Document, int Revision)[] screens = [(Offer, 0), (Offer, 0)];
    private readonly List<RecordDocument> saved = [Offer];
    private readonly List<string> typed = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public List<MergeConflict> Collisions { get; } = [];

    /// <summary>Savings on top of what somebody else had saved meanwhile.</summary>
    public int Merged { get; private set; }

    /// <summary>Takes the turn with a memory for a store.</summary>
    public void Take(EditTurn turn)
    {
        if (turn.What != EditAct.Look)
        {
            var (edited, revision) = Write(turn);
            Merged += revision < saved.Count - 1 ? 1 : 0;
            var merged = ThreeWayMerge.Merge(saved[revision], saved[^1], edited);
            Collisions.AddRange(merged.Conflicts);
            saved.Add(merged.Document);
        }
        // After saving, the page shows what was saved.
        Show(turn.Editor, saved[^1], saved.Count - 1);
    }

    public IEnumerable<string> Lost() => Lost(saved[^1], Collisions.SelectMany(c => (JsonNode?[])[c.Kept, c.Other]));

    /// <summary>What the editor sends, and the revision that was on screen.</summary>
    public (RecordDocument Edited, int Revision) Write(EditTurn turn)
    {
        var (shown, revision) = screens[turn.Editor];
        return (Edited(shown, turn), revision);
    }

    /// <summary>What the editor has on screen from now on.</summary>
    public void Show(int editor, RecordDocument document, int revision) => screens[editor] = (document, revision);

    /// <summary>Typed values that are nowhere and that nobody changed knowingly.</summary>
    /// <param name="now">The document at the end.</param>
    /// <param name="beside">Values kept beside it.</param>
    public IEnumerable<string> Lost(RecordDocument now, IEnumerable<JsonNode?> beside)
    {
        var kept = DocumentJson.Write(now) + string.Concat(beside.Select(v => $"{v}"));
        return typed.Where(v => !seen.Contains(v) && !kept.Contains(v, StringComparison.Ordinal));
    }

    private RecordDocument Edited(RecordDocument shown, EditTurn turn)
    {
        var value = $"wort{typed.Count}ende";
        var node = DocumentJson.NodeOf(shown);
        var field = Fields[turn.Field];
        var part = field.Split('/') is { Length: > 1 } steps ? $"{steps[0]}/{steps[1]}" : field;
        switch (turn.What)
        {
            case EditAct.Add:
                var offer = (OfferDocument)shown;
                typed.Add(value);
                return CanonicalDocument.Of(
                    offer with
                    {
                        Phones = [.. offer.Phones, new() { Id = Guid.CreateVersion7(), Number = value }],
                    }
                );
            case EditAct.Remove:
                See(DocumentPath.Get(node, part));
                DocumentPath.Set(node, part, null);
                break;
            // A part that is gone from the screen cannot be typed into.
            case EditAct.Type when part == field || DocumentPath.Get(node, part) is not null:
                See(DocumentPath.Get(node, field));
                typed.Add(value);
                DocumentPath.Set(node, field, JsonValue.Create(value));
                break;
        }
        if (node["name"] is null)
            node["name"] = "";
        return CanonicalDocument.Of(DocumentJson.Read(shown.Kind, (JsonNode)node));
    }

    /// <summary>Who changes or removes something had it on screen.</summary>
    private void See(JsonNode? before)
    {
        if (before?.ToJsonString() is { } text)
            seen.UnionWith(typed.Where(v => text.Contains(v, StringComparison.Ordinal)));
    }
}
