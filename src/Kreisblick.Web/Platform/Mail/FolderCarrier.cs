using System.Globalization;
using MimeKit;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>Puts mails into a folder as <c>.eml</c> files that any mail program opens: nothing leaves the machine.</summary>
internal sealed class FolderCarrier(MailRoute.Files route) : MailCarrier
{
    public override Task<Handover.NotYet?> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(route.Path);
            return Task.FromResult<Handover.NotYet?>(null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<Handover.NotYet?>(
                new($"Der Ordner „{route.Path}“ ist nicht beschreibbar.", OfServer: true)
            );
        }
    }

    public override async Task<Handover> HandOverAsync(MimeMessage message)
    {
        // Named after the mail: written twice it is still one.
        var id = Guid.ParseExact(message.MessageId!.Split('@')[0], "n");
        var path = Path.Combine(route.Path, string.Create(CultureInfo.InvariantCulture, $"{id:n}.eml"));
        var partial = path + ".part";
        try
        {
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write))
                await message.WriteToAsync(file);
            File.Move(partial, path, overwrite: true);
            return new Handover.Delivered();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Handover.NotYet($"In den Ordner „{route.Path}“ lässt sich nicht schreiben.", OfServer: true);
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
