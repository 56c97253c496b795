using System.Globalization;
using Kreisblick.Web.Platform.Values;
using MimeKit;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>One mail of the folder, as a person reads it.</summary>
internal sealed record FolderMail(Guid Id, DateTimeOffset Written, string To, string Subject, string Text);

/// <summary>Reads the mails that were put into a folder instead of being sent, so that a page can show them.</summary>
internal sealed class MailFolder(IConfiguration configuration)
{
    private const int Most = 200;

    /// <summary>False where mails are really sent: then there is nothing to read.</summary>
    public bool IsUsed => Path() is not null;

    /// <summary>Newest first, at most 200.</summary>
    public async Task<IReadOnlyList<FolderMail>> ListAsync(CancellationToken cancellation)
    {
        if (Path() is not { } folder || !Directory.Exists(folder))
            return [];
        // Names are ids of version 7: their order is that of time.
        var newest = Directory
            .EnumerateFiles(folder, "*.eml")
            .Select(f => System.IO.Path.GetFileNameWithoutExtension(f))
            .Where(n => Guid.TryParseExact(n, "n", out _))
            .OrderDescending(StringComparer.Ordinal)
            .Take(Most);
        var mails = new List<FolderMail>();
        foreach (var name in newest)
            if (await ShowAsync(Guid.ParseExact(name, "n"), cancellation) is { } mail)
                mails.Add(mail);
        return mails;
    }

    /// <returns>Null when there is no such mail.</returns>
    public async Task<FolderMail?> ShowAsync(Guid id, CancellationToken cancellation)
    {
        if (Path() is not { } folder)
            return null;
        try
        {
            var path = System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{id:n}.eml"));
            using var message = await MimeMessage.LoadAsync(path, cancellation);
            return new FolderMail(
                id,
                message.Date,
                string.Join(", ", message.To.Mailboxes.Select(m => m.Address)),
                message.Subject ?? "",
                message.TextBody ?? ""
            );
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes the mails to a person and those that name the person.</summary>
    public async Task ForgetAsync(EmailAddress? recipient, string name, CancellationToken cancellation)
    {
        if (Path() is not { } folder || !Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.eml"))
            if (
                Guid.TryParseExact(System.IO.Path.GetFileNameWithoutExtension(file), "n", out var id)
                && await ShowAsync(id, cancellation) is { } mail
                && (
                    (recipient is { } to && mail.To.Contains(to.Value, StringComparison.OrdinalIgnoreCase))
                    || mail.Text.Contains(name, StringComparison.Ordinal)
                )
            )
                File.Delete(file);
    }

    /// <summary>The mailbox of the example county is emptied at every start.</summary>
    public void Clear()
    {
        if (Path() is not { } folder || !Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.eml"))
            File.Delete(file);
    }

    private string? Path() => (MailRoute.Read(configuration) as MailRoute.Files)?.Path;
}
