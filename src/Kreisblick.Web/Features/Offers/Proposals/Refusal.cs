using Kreisblick.Web.Features.Offers.Documents;

namespace Kreisblick.Web.Features.Offers.Proposals;

internal enum RefusalKind
{
    /// <summary>There is no such thing, or the person may not know of it: the answer is the same.</summary>
    Unknown,
    NotAllowed,
    WrongState,

    /// <summary>Somebody else was quicker: what was read is not what is there.</summary>
    ChangedMeanwhile,
    OpenCollisions,
    NotReady,
    SecondPerson,
}

/// <summary>Why a step was not taken, in German for the person who wanted it.</summary>
internal sealed record Refusal(RefusalKind Kind, string Message, IReadOnlyList<DocumentFinding> Findings)
{
    public static Refusal Unknown { get; } = new(RefusalKind.Unknown, "Das gibt es nicht.", []);

    public static Refusal ChangedMeanwhile { get; } =
        new(
            RefusalKind.ChangedMeanwhile,
            "Inzwischen hat jemand anderes etwas geändert. Sehen Sie sich den neuen Stand an und entscheiden Sie dann.",
            []
        );

    public static Refusal OpenCollisions { get; } =
        new(
            RefusalKind.OpenCollisions,
            "Zwei Personen haben dasselbe Feld verschieden ausgefüllt. Wählen Sie zuerst, was gelten soll.",
            []
        );

    public static Refusal NotAllowed(string message) => new(RefusalKind.NotAllowed, message, []);

    public static Refusal WrongState(ProposalState state) =>
        new(RefusalKind.WrongState, $"Das geht jetzt nicht: Der Vorschlag ist {state.German()}.", []);

    public static Refusal NotReady(IEnumerable<DocumentFinding> findings) =>
        new(
            RefusalKind.NotReady,
            "Es fehlt noch etwas, oder eine Angabe stimmt nicht.",
            [.. findings.Where(f => f.Level != FindingLevel.Hint)]
        );
}
