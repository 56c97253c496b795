using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Layout;

namespace Kreisblick.Web.Features.PublicSite.Contact;

internal sealed class ContactModel(MessageInbox inbox, FormDefence defence, PageFrame frame)
    : MessagePage(inbox, defence, frame)
{
    public override IReadOnlyList<(string Value, string TextKey)> Topics { get; } =
    [
        ("frage", "message.topic.question"),
        ("angebot", "message.topic.offer"),
        ("fehlt", "message.topic.missing"),
        ("seite", "message.topic.page"),
        ("barriere", "message.topic.barrier"),
    ];

    public override MessageKind Kind =>
        Topic switch
        {
            "angebot" => MessageKind.OfferError,
            "fehlt" => MessageKind.MissingOffer,
            "seite" => MessageKind.PageError,
            "barriere" => MessageKind.Barrier,
            _ => MessageKind.Contact,
        };
}

internal sealed class BarrierModel(MessageInbox inbox, FormDefence defence, PageFrame frame)
    : MessagePage(inbox, defence, frame)
{
    public override MessageKind Kind => MessageKind.Barrier;
}
