using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Offers.Upkeep;

internal static class ConfirmationRetention
{
    private const int Days = 30;

    /// <summary>Links of reminders go when they are over; the answers stand in the audit trail and at the offers.</summary>
    public static RetentionRule Rule { get; } =
        new(
            "confirmation-links",
            "Abgelaufene Links aus Bitten um Bestätigung",
            static _ => $"{Days} Tage nach ihrem Ende",
            static (services, now, cancellation) =>
            {
                var oldest = now.AddDays(-Days);
                return services
                    .GetRequiredService<KreisblickDb>()
                    .Set<ConfirmationLink>()
                    .Where(l => l.ExpiresAt < oldest)
                    .ExecuteDeleteAsync(cancellation);
            }
        );
}
