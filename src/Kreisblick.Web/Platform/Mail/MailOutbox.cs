using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>The one way to send mail: into the outbox, from where <see cref="MailDelivery"/> delivers it.</summary>
internal sealed class MailOutbox(KreisblickDb db, MailTexts texts)
{
    /// <summary>
    /// Notes a mail; it is stored by the same <c>SaveChanges</c> as the change that it tells of, so that neither is
    /// there without the other.
    /// </summary>
    /// <param name="text">Name of a file in <c>Texts/Mails</c>, without ending.</param>
    /// <param name="values">What stands for the placeholders of the text; those of the portal are known.</param>
    /// <exception cref="ArgumentException">Text or value missing, or a value with a line end for the subject.</exception>
    public void Enqueue(
        ChangeContext change,
        EmailAddress recipient,
        string text,
        IReadOnlyDictionary<string, string> values
    )
    {
        var (subject, body) = texts.Fill(text, values);
        db.Add(new OutboxMail(text, recipient, subject, body, change.When));
        db.Add(new Job(MailDelivery.JobKind, "{}", change.When));
    }
}
