using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>
/// One mail to one address. Added by <see cref="MailOutbox"/> together with the change that it tells of; moved on
/// only by <see cref="MailLedger"/> and <see cref="MailDesk"/>, with single statements, so that two nodes cannot
/// both send it.
/// </summary>
internal sealed class OutboxMail
{
    public const int MaxSubject = 200;
    public const int MaxBody = 20_000;
    public const int MaxAnswer = 300;

    private OutboxMail() { }

    public OutboxMail(string template, EmailAddress recipient, string subject, string body, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        Template = template;
        Recipient = recipient;
        Subject = subject;
        Body = body;
        Created = WaitingSince = Due = now;
    }

    /// <summary>Also the left side of the Message-ID, the same at every try: a mail that does arrive twice can be
    /// recognised as one by the receiving system.</summary>
    public Guid Id { get; private set; }
    public string Template { get; private set; } = "";
    public EmailAddress Recipient { get; private set; }
    public string Subject { get; private set; } = "";

    /// <summary>Null once delivered: it may hold a link that works, and nobody needs it any more.</summary>
    public string? Body { get; private set; }
    public MailState State { get; private set; }
    public DateTimeOffset Created { get; private set; }

    /// <summary>Since when the server has been asked; a person's "send again" starts it anew.</summary>
    public DateTimeOffset WaitingSince { get; private set; }
    public DateTimeOffset Due { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? LeasedUntil { get; private set; }
    public Guid? LeaseOwner { get; private set; }

    /// <summary>Why it is not delivered yet, in German, for the administrator.</summary>
    public string? Answer { get; private set; }

    /// <summary>When it came to <see cref="MailState.Sent"/>, Failed, Unclear or Dismissed.</summary>
    public DateTimeOffset? Settled { get; private set; }

    private sealed class Configuration : IEntityTypeConfiguration<OutboxMail>
    {
        public void Configure(EntityTypeBuilder<OutboxMail> builder)
        {
            builder.ToTable("platform_mail_outbox");
            builder.Property(m => m.Id).ValueGeneratedNever();
            builder.Property(m => m.Template).HasMaxLength(60);
            builder.Property(m => m.Recipient).HasMaxLength(254);
            builder.Property(m => m.Subject).HasMaxLength(MaxSubject);
            builder.Property(m => m.Body).HasMaxLength(MaxBody);
            builder.Property(m => m.Answer).HasMaxLength(MaxAnswer);
            builder.HasIndex(m => new { m.State, m.Due });
            builder.HasIndex(m => m.Settled);
        }
    }
}
