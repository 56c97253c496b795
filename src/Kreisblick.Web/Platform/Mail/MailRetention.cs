using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Platform.Mail;

internal static class MailRetention
{
    /// <summary>Settled mails leave the outbox; those that wait stay.</summary>
    public static RetentionRule Rule { get; } =
        new(
            "mail",
            "Einträge über verschickte E-Mails",
            static services => $"{Days(services)} Tage nach der Zustellung",
            static (services, now, cancellation) =>
            {
                var oldest = now.AddDays(-Days(services));
                return services
                    .GetRequiredService<KreisblickDb>()
                    .Set<OutboxMail>()
                    .Where(m => m.Settled < oldest)
                    .ExecuteDeleteAsync(cancellation);
            }
        );

    private static int Days(IServiceProvider services) =>
        services.GetRequiredService<IOptions<MailOptions>>().Value.RetentionDays;
}
