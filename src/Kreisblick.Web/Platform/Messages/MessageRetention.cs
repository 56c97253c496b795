using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Retention;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Platform.Messages;

internal static class MessageRetention
{
    /// <summary>Visitors' messages go after the months that the privacy page promises.</summary>
    public static RetentionRule Rule { get; } =
        new(
            "messages",
            "Nachrichten von Besucherinnen und Besuchern",
            static services =>
                $"{Months(services)} Monate nach dem Eingang; die Adresse für eine Antwort, sobald die Sache erledigt ist",
            static (services, now, cancellation) =>
            {
                var oldest = now.AddMonths(-Months(services)).ToUnixTimeMilliseconds();
                return services
                    .GetRequiredService<KreisblickDb>()
                    .Set<Message>()
                    .Where(m => m.ReceivedAt < oldest)
                    .ExecuteDeleteAsync(cancellation);
            }
        );

    private static int Months(IServiceProvider services) =>
        services.GetRequiredService<IOptions<PortalOptions>>().Value.MessageMonths;
}
