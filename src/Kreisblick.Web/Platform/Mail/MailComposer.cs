using MimeKit;
using MimeKit.Text;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>Makes the message of a mail: text only, UTF-8, the same at every try.</summary>
internal static class MailComposer
{
    public static MimeMessage Compose(OutboxMail mail, MailEnvelope envelope)
    {
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id:n}@{envelope.From.Domain}",
            Date = mail.Created,
            Subject = mail.Subject,
            Body = new TextPart(TextFormat.Plain) { Text = mail.Body ?? "" },
        };
        message.From.Add(envelope.From);
        message.To.Add(new MailboxAddress("", mail.Recipient.Value));
        if (envelope.ReplyTo is { } reply)
            message.ReplyTo.Add(reply);
        // RFC 3834: no absence notes and no automatic answers to this.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
