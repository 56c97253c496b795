using MimeKit;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>Carries mails to where the route leads; one connection for several mails.</summary>
internal abstract class MailCarrier : IAsyncDisposable
{
    public static MailCarrier Of(MailRoute.Open route, MailPatience patience) =>
        route switch
        {
            MailRoute.Smtp smtp => new SmtpCarrier(smtp, patience),
            MailRoute.Files files => new FolderCarrier(files),
            _ => throw new ArgumentException("Unknown route.", nameof(route)),
        };

    /// <summary>Gets ready, also again after a broken connection. Nothing of any mail leaves the house by it.</summary>
    /// <returns>Null when ready.</returns>
    public abstract Task<Handover.NotYet?> OpenAsync(CancellationToken cancellation);

    /// <summary>Not cancelled by an orderly stop: an answer that is a second away would be lost.</summary>
    public abstract Task<Handover> HandOverAsync(MimeMessage message);

    public abstract ValueTask DisposeAsync();
}

/// <summary>How long a mail server may take.</summary>
/// <param name="Open">For connecting, encryption and sign-in.</param>
/// <param name="HandOver">For one mail, from its sender to the answer after its text.</param>
internal sealed record MailPatience(TimeSpan Open, TimeSpan HandOver)
{
    public static readonly MailPatience Ordinary = new(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2));
}
