using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Platform.Web.Portal;
using MailKit.Security;
using MimeKit;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>Where mails go, as the settings say; read anew for each delivery.</summary>
internal abstract record MailRoute
{
    /// <summary>A route that mails can take.</summary>
    public abstract record Open(MailEnvelope Envelope) : MailRoute;

    public sealed record Smtp(
        MailEnvelope Envelope,
        string Host,
        int Port,
        SecureSocketOptions Security,
        X509Certificate2Collection? Authorities,
        NetworkCredential? Credential
    ) : Open(Envelope);

    public sealed record Files(MailEnvelope Envelope, string Path) : Open(Envelope);

    /// <summary>No mail server is named; mails wait.</summary>
    public sealed record NotSetUp : MailRoute;

    /// <param name="Sentences">What is wrong, in German, for the administrator.</param>
    public sealed record Wrong(IReadOnlyList<string> Sentences) : MailRoute;

    public static MailRoute Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection(MailOptions.Section).Get<MailOptions>() ?? new MailOptions();
        var portal = configuration.GetSection(PortalOptions.Section).Get<PortalOptions>() ?? new PortalOptions();
        if (mail.Host.Length == 0)
            return mail.Folder.Length > 0 ? InFolder(mail, portal, Path.GetFullPath(mail.Folder))
                : configuration.IsExample()
                    ? InFolder(mail, portal, Path.Combine(configuration.DataDirectory(), "mail"))
                : new NotSetUp();

        var wrong = new List<string>();
        if (mail.Folder.Length > 0)
            wrong.Add("Mail:Host und Mail:Folder gehen nicht zugleich: Entweder wird verschickt oder abgelegt.");
        if (mail.From.Length == 0)
            wrong.Add("Mail:From fehlt: die Adresse, von der das Portal schreibt.");
        var envelope = EnvelopeOf(mail, portal, mail.From, wrong);
        var security = mail.Tls.ToLowerInvariant() switch
        {
            "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => (SecureSocketOptions?)null,
        };
        if (security is null)
            wrong.Add("Mail:Tls ist „starttls“, „tls“ oder „none“.");
        if (security is SecureSocketOptions.None && !IsThisMachine(mail.Host))
            wrong.Add("Mail:Tls=none geht nur mit einem Mailserver auf demselben Rechner.");
        var port =
            mail.Port
            ?? security switch
            {
                SecureSocketOptions.SslOnConnect => 465,
                SecureSocketOptions.None => 25,
                _ => 587,
            };
        if (port is < 1 or > 65535)
            wrong.Add("Mail:Port ist eine Zahl zwischen 1 und 65535.");
        var authorities = AuthoritiesOf(mail, wrong);
        var credential = CredentialOf(mail, wrong);
        return wrong.Count > 0
            ? new Wrong(wrong)
            : new Smtp(envelope!, mail.Host, port, security!.Value, authorities, credential);
    }

    private static MailRoute InFolder(MailOptions mail, PortalOptions portal, string path)
    {
        var wrong = new List<string>();
        var from =
            mail.From.Length > 0 ? mail.From
            : portal.Mail.Length > 0 ? portal.Mail
            : "portal@kreisblick.example";
        return EnvelopeOf(mail, portal, from, wrong) is { } envelope && wrong.Count == 0
            ? new Files(envelope, path)
            : new Wrong(wrong);
    }

    private static MailEnvelope? EnvelopeOf(MailOptions mail, PortalOptions portal, string from, List<string> wrong)
    {
        if (from.Length > 0 && !EmailAddress.TryParse(from, out _, out _))
            wrong.Add("Mail:From ist keine E-Mail-Adresse.");
        if (mail.ReplyTo.Length > 0 && !EmailAddress.TryParse(mail.ReplyTo, out _, out _))
            wrong.Add("Mail:ReplyTo ist keine E-Mail-Adresse.");
        var name = mail.FromName.Length > 0 ? mail.FromName : portal.Name;
        if (!MailHeader.IsLine(name))
            wrong.Add("Mail:FromName ist eine einzige Zeile.");
        return wrong.Count > 0
            ? null
            : new MailEnvelope(
                new MailboxAddress(name, from.Trim()),
                mail.ReplyTo.Length > 0 ? new MailboxAddress("", mail.ReplyTo.Trim()) : null
            );
    }

    private static NetworkCredential? CredentialOf(MailOptions mail, List<string> wrong)
    {
        var password = mail.Password;
        if (mail.PasswordFile.Length > 0)
            try
            {
                password = File.ReadAllText(mail.PasswordFile).TrimEnd('\r', '\n');
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                wrong.Add($"Die Datei hinter Mail:PasswordFile ({mail.PasswordFile}) lässt sich nicht lesen.");
                return null;
            }

        if (mail.User.Length > 0 && password.Length == 0)
            wrong.Add("Zu Mail:User fehlt Mail:Password oder Mail:PasswordFile.");
        if (mail.User.Length == 0 && password.Length > 0)
            wrong.Add("Zum Kennwort fehlt Mail:User.");
        return mail.User.Length > 0 ? new NetworkCredential(mail.User, password) : null;
    }

    private static X509Certificate2Collection? AuthoritiesOf(MailOptions mail, List<string> wrong)
    {
        if (mail.AuthorityFile.Length == 0)
            return null;
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(mail.AuthorityFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException) { }
        if (authorities.Count == 0)
            wrong.Add($"Die Datei hinter Mail:AuthorityFile ({mail.AuthorityFile}) enthält kein lesbares Zertifikat.");
        return authorities;
    }

    private static bool IsThisMachine(string host) =>
        host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>The sender of every mail and the address for answers.</summary>
internal sealed record MailEnvelope(MailboxAddress From, MailboxAddress? ReplyTo);
