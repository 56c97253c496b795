using Kreisblick.Web.Platform.Messages;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary>Address and German words of the queue of reports.</summary>
internal static class ReportLinks
{
    public const string List = "/verwaltung/meldungen";

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

    public static string German(MessageKind kind) => Kinds.First(k => k.Kind == kind).German;

    public static string German(MessageState state) => States.First(s => s.State == state).German;
}
