using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>
    /// Takes a person out (Art. 17 GDPR): mails to the address go, sent or not, and others say something else where
    /// they named the person.
    /// </summary>
    /// <param name="recipient">Null: there is no address.</param>
    /// <param name="name">As the mails say it.</param>
    /// <param name="instead">What they say from now on.</param>
    /// <param name="texts">Beginning of the names of the texts that tell others about a person.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task ForgetAsync(
        EmailAddress? recipient,
        string name,
        string instead,
        string texts,
        CancellationToken cancellation
    )
    {
        if (recipient is { } address)
            await db.Set<OutboxMail>().Where(m => m.Recipient == address).ExecuteDeleteAsync(cancellation);
        await db.Set<OutboxMail>()
            .Where(m => m.Template.StartsWith(texts) && m.Body!.Contains(name))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, m => m.Body!.Replace(name, instead)), cancellation);
    }
}
