using Kreisblick.Web.Platform.Messages;

namespace Kreisblick.Web.Features.Offers.Reports;

/// <summary>Texts with which editors begin an answer; each is read and changed by a person before it goes out.</summary>
/// <param name="Value">In the address (<c>?vorlage=</c>).</param>
/// <param name="German">As the link says it.</param>
/// <param name="Middle">What stands between greeting and close.</param>
internal sealed record ReportAnswer(string Value, string German, string Middle)
{
    private const string Greeting = "Guten Tag,\n\n";
    private const string Close = "\n\nMit freundlichen Grüßen\nIhre Redaktion";

    public string Text => Greeting + Middle + Close;

    private static readonly ReportAnswer Mended = new(
        "berichtigt",
        "Berichtigt",
        "danke für Ihren Hinweis. Wir haben ihn geprüft und die Angaben berichtigt."
    );

    private static readonly ReportAnswer Added = new(
        "aufgenommen",
        "Aufgenommen",
        "danke für Ihren Hinweis. Wir haben das Angebot aufgenommen. Sie finden es jetzt im Portal."
    );

    private static readonly ReportAnswer Asked = new(
        "nachgefragt",
        "Wir fragen nach",
        "danke für Ihren Hinweis. Wir haben beim Träger nachgefragt. Sobald er antwortet, ändern wir die Angaben."
    );

    private static readonly ReportAnswer Unchanged = new(
        "bleibt",
        "Angaben stimmen",
        "danke für Ihren Hinweis. Wir haben beim Träger nachgefragt: Die Angaben stimmen. Wir lassen sie deshalb so stehen."
    );

    private static readonly ReportAnswer NotListed = new(
        "nicht",
        "Nehmen wir nicht auf",
        "danke für Ihren Vorschlag. Im Portal stehen Hilfen für Menschen im Landkreis. Dieses Angebot gehört leider nicht dazu, deshalb nehmen wir es nicht auf."
    );

    private static readonly ReportAnswer Known = new(
        "bekannt",
        "Steht schon im Portal",
        "danke für Ihren Hinweis. Das Angebot steht schon im Portal, vielleicht unter einem anderen Namen: "
    );

    /// <summary>Those that fit the kind, the usual one first.</summary>
    public static IReadOnlyList<ReportAnswer> For(MessageKind kind) =>
        kind switch
        {
            MessageKind.OfferError => [Mended, Asked, Unchanged],
            MessageKind.MissingOffer => [Added, Known, Asked, NotListed],
            MessageKind.PageError or MessageKind.Barrier => [Mended],
            _ => [new("frei", "Ohne Vorlage", "danke für Ihre Nachricht. ")],
        };

    /// <summary>The chosen one, or the usual one.</summary>
    public static ReportAnswer Of(MessageKind kind, string? value) =>
        For(kind).FirstOrDefault(a => a.Value == value) ?? For(kind)[0];
}
