using System.Text.RegularExpressions;
using Kreisblick.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>What the portal has written to people; without a mail server it waits in the outbox.</summary>
internal static partial class Mails
{
    /// <summary>Mails to this address, in the order in which they were written.</summary>
    public static async Task<IReadOnlyList<OutboxMail>> MailsToAsync(this PortalFactory portal, string address)
    {
        await using var db = portal.Database.Context();
        var all = await db.Set<OutboxMail>().AsNoTracking().OrderBy(m => m.Created).ThenBy(m => m.Id).ToListAsync();
        return [.. all.Where(m => m.Recipient.Value == address)];
    }

    /// <summary>The latest mail with this text; does the job that writes it.</summary>
    public static async Task<OutboxMail> MailAsync(this PortalFactory portal, string address, string text)
    {
        await portal.RunJobsAsync(TestContext.Current.CancellationToken);
        return (await portal.MailsToAsync(address)).Last(m => m.Template == text);
    }

    /// <summary>Path of the only link in the mail that is more than the portal's own address.</summary>
    public static string Link(this OutboxMail mail) =>
        Links().Matches(mail.Body!).Select(m => m.Groups["path"].Value).Single(p => p.Length > 1);

    [GeneratedRegex(@"https?://[^/\s]+(?<path>/\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Links();
}
