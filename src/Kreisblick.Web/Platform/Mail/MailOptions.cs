namespace Kreisblick.Web.Platform.Mail;

/// <summary>How the portal sends mail (section "Mail" of the settings); what is wrong with it says <see cref="MailRoute"/>.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Mails are written here as files instead of being sent; the default of an example county.</summary>
    public string Folder { get; set; } = "";

    public string Host { get; set; } = "";

    /// <summary>Without it: 587 (starttls), 465 (tls), 25 (none).</summary>
    public int? Port { get; set; }

    /// <summary>"starttls", "tls" or "none"; "none" only on this machine.</summary>
    public string Tls { get; set; } = "starttls";

    /// <summary>PEM file with the authority of an internal mail server; empty: those that the machine trusts.</summary>
    public string AuthorityFile { get; set; } = "";

    public string User { get; set; } = "";

    /// <summary>Belongs into the environment (<c>KREISBLICK_Mail__Password</c>).</summary>
    public string Password { get; set; } = "";

    /// <summary>File that holds the password and nothing else.</summary>
    public string PasswordFile { get; set; } = "";

    public string From { get; set; } = "";

    /// <summary>Name beside the sender's address; empty: that of the portal.</summary>
    public string FromName { get; set; } = "";

    /// <summary>Where answers go; empty: to the sender's address.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>Days after which a delivered or given-up mail leaves the outbox.</summary>
    public int RetentionDays { get; set; } = 30;
}
