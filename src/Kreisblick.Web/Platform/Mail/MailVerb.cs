using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Values;

namespace Kreisblick.Web.Platform.Mail;

/// <summary><c>kreisblick mail ADRESSE</c>: hands a probe to the mail server at once and says what it answers.</summary>
internal static class MailVerb
{
    public static async Task<Refusal?> RunAsync(WebApplication app, CommandLine line)
    {
        if (line.Arguments.Count != 1)
            return new Refusal("So geht es: kreisblick mail ADRESSE. Das Portal schickt eine Probe dorthin.", 2);
        if (!EmailAddress.TryParse(line.Arguments[0], out var recipient, out var error))
            return new Refusal(error, 2);
        switch (MailRoute.Read(app.Configuration))
        {
            case MailRoute.Wrong wrong:
                return new Refusal(string.Join(' ', wrong.Sentences));
            case MailRoute.Open route:
                return await ProbeAsync(app, route, recipient);
            default:
                return new Refusal("E-Mail ist nicht eingerichtet: Mail:Host fehlt (docs/betrieb.md).");
        }
    }

    private static async Task<Refusal?> ProbeAsync(WebApplication app, MailRoute.Open route, EmailAddress recipient)
    {
        var services = app.Services;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (subject, body) = services
            .GetRequiredService<MailTexts>()
            .Fill("probe", new Dictionary<string, string>(StringComparer.Ordinal));
        using var message = MailComposer.Compose(
            new OutboxMail("probe", recipient, subject, body, now),
            route.Envelope
        );
        await using var carrier = MailCarrier.Of(route, services.GetRequiredService<MailPatience>());
        var outcome = await carrier.OpenAsync(app.Lifetime.ApplicationStopping) ?? await carrier.HandOverAsync(message);
        if (outcome is Handover.Delivered)
            Console.WriteLine(
                route is MailRoute.Files files
                    ? $"Die Probe liegt im Ordner {files.Path}."
                    : "Der Mailserver hat die Probe angenommen."
            );
        return outcome switch
        {
            Handover.NotYet later => new Refusal(later.Reason),
            Handover.Refused refused => new Refusal(refused.Reason),
            Handover.Unclear unclear => new Refusal(unclear.Reason),
            _ => null,
        };
    }
}
