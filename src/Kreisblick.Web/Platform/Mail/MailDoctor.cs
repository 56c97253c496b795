using System.Data.Common;
using Kreisblick.Web.Platform.Cli;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>What <c>kreisblick doctor</c> says about mail: settings, server, and mails that wait for a decision.</summary>
internal static class MailDoctor
{
    public static async Task<IReadOnlyList<DoctorFinding>> LookAsync(
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        var route = MailRoute.Read(services.GetRequiredService<IConfiguration>());
        if (route is MailRoute.Wrong wrong)
            return [.. wrong.Sentences.Select(DoctorFinding.Error)];
        if (route is not MailRoute.Open open)
            return [DoctorFinding.Hint("E-Mail ist nicht eingerichtet (Mail:Host): Nachrichten warten im Ausgang.")];

        var findings = new List<DoctorFinding>();
        await using (var carrier = MailCarrier.Of(open, services.GetRequiredService<MailPatience>()))
            findings.Add(
                await carrier.OpenAsync(cancellation) is { } closed ? DoctorFinding.Error(closed.Reason)
                : open is MailRoute.Files files
                    ? DoctorFinding.Good($"E-Mails werden im Ordner {files.Path} abgelegt, nicht verschickt")
                : DoctorFinding.Good("Der Mailserver ist erreichbar und nimmt die Anmeldung an")
            );
        if (await UndecidedAsync(services, cancellation) is > 0 and var count)
            findings.Add(
                DoctorFinding.Hint(
                    $"{count} E-Mails sind gescheitert oder unklar: Jemand muss entscheiden, ob sie noch einmal verschickt werden."
                )
            );
        return findings;
    }

    private static async Task<int> UndecidedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            var counts = await scope.ServiceProvider.GetRequiredService<MailDesk>().CountAsync(cancellation);
            return counts.GetValueOrDefault(MailState.Failed) + counts.GetValueOrDefault(MailState.Unclear);
        }
        catch (DbException)
        {
            // Not there or not migrated: the doctor has said so already.
            return 0;
        }
    }
}
