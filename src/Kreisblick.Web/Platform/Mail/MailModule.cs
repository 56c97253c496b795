using Kreisblick.Web.Platform.Cli;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Web.Portal;

namespace Kreisblick.Web.Platform.Mail;

/// <summary>Registration of the outbox, its jobs and what the doctor and the privacy page say of it.</summary>
internal static class MailModule
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<MailOptions>(builder.Configuration.GetSection(MailOptions.Section));
        services.AddSingleton(MailPatience.Ordinary);
        services.AddSingleton<MailTexts>();
        services.AddSingleton<MailFolder>();
        services.AddScoped<MailOutbox>();
        services.AddScoped<MailLedger>();
        services.AddScoped<MailDesk>();
        services.AddScoped<MailDelivery>();
        services.AddSingleton(MailRetention.Rule);
        services.AddSingleton(
            new JobHandler(
                MailDelivery.JobKind,
                static (s, _, cancellation) => s.GetRequiredService<MailDelivery>().RunAsync(cancellation),
                "mail"
            )
        );
        services.AddSingleton(new RecurringJob(MailDelivery.JobKind, TimeSpan.FromHours(1)));
        services.AddSingleton(new DoctorCheck(MailDoctor.LookAsync));
        if (builder.Configuration.IsExample())
            services.AddHostedService<MailboxAtStart>();
        var days = builder.Configuration.GetSection(MailOptions.Section).GetValue("RetentionDays", 30);
        services.AddSingleton(
            new ProcessingRecord(
                40,
                "Wenn Sie eine E-Mail von uns bekommen",
                "Ihre E-Mail-Adresse, der Betreff und ob die E-Mail angekommen ist. Den Text löschen wir, sobald Ihr Mailserver ihn angenommen hat.",
                "Damit keine E-Mail verloren geht und keine doppelt kommt.",
                "Die Grundlage, auf der Sie uns Ihre Adresse gegeben haben",
                $"{days} Tage nach der Zustellung löschen wir den Eintrag.",
                "Die Technik des Landkreises und der Betreiber seines Mailservers"
            )
            {
                Columns =
                [
                    PersonalColumns.Of<OutboxMail>(
                        nameof(OutboxMail.Recipient),
                        nameof(OutboxMail.Subject),
                        nameof(OutboxMail.Body),
                        nameof(OutboxMail.Answer)
                    ),
                ],
            }
        );
    }

    private sealed class MailboxAtStart(MailFolder folder) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            folder.Clear();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
