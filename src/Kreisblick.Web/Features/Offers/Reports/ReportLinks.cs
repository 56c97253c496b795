using Kreisblick.Web.Platform.Messages;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary>Address and German words of the queue of reports.</summary>
internal static class ReportLinks
{
    public const string List = "/verwaltung/meldungen";
    public const string File = List + ".csv";

    /// <summary>A report in audit trail and trace links.</summary>
    public const string Kind = "message";

    /// <summary>Trace link from a report to the draft that was begun because of it.</summary>
    public const string Drafted = "drafted";

    public static IReadOnlyList<(string Value, MessageKind Kind, string German)> Kinds { get; } =
    [
        ("fehler", MessageKind.OfferError, "Fehler in einem Angebot"),
        ("fehlt", MessageKind.MissingOffer, "Angebot fehlt"),
        ("seite", MessageKind.PageError, "Fehler auf einer Seite"),
        ("kontakt", MessageKind.Contact, "Anfrage"),
        ("barriere", MessageKind.Barrier, "Barriere"),
    ];

    public static IReadOnlyList<(string Value, MessageState State, string German)> States { get; } =
    [
        ("neu", MessageState.New, "neu"),
        ("verdacht", MessageState.Held, "neu, vielleicht Werbung"),
        ("arbeit", MessageState.InProgress, "in Arbeit"),
        ("erledigt", MessageState.Done, "erledigt"),
        ("abgelehnt", MessageState.Rejected, "abgelehnt"),
    ];

    public static string Of(string reference) => $"{List}/{reference}";

    /// <summary>The form for a new offer with this report beside it.</summary>
    public static string NewOffer(string reference) => $"{Edit.EditLinks.New}?meldung={reference}";

    public static string German(MessageKind kind) => Kinds.First(k => k.Kind == kind).German;

    public static string German(MessageState state) => States.First(s => s.State == state).German;
}
