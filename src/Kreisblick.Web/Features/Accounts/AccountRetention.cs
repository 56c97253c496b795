using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Retention;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts;

/// <summary>What the module of accounts does not keep for ever.</summary>
internal static class AccountRetention
{
    private const int SessionDays = 30;
    private const int LinkDays = 30;
    private const int DeviceDays = 365;
    private const int ErasureYears = 3;

    public static IReadOnlyList<RetentionRule> Rules { get; } =
    [
        new(
            "sessions",
            "Beendete Anmeldungen",
            static _ => $"{SessionDays} Tage nach ihrem Ende",
            static (services, now, cancellation) =>
            {
                var oldest = now.AddDays(-SessionDays);
                return Rows<Session>(services)
                    .Where(s => s.EndsAt < oldest || s.EndedAt < oldest)
                    .ExecuteDeleteAsync(cancellation);
            }
        ),
        new(
            "sign-in-tries",
            "Fehlversuche beim Anmelden (Prüfzahlen ohne Adresse)",
            static _ => "ein Tag",
            static (services, now, cancellation) =>
            {
                var oldest = now.AddDays(-1);
                return Rows<SignInFailure>(services).Where(f => f.At < oldest).ExecuteDeleteAsync(cancellation);
            }
        ),
        new(
            "account-links",
            "Benutzte und abgelaufene Links aus E-Mails zu Konten",
            static _ => $"{LinkDays} Tage nach ihrem Ende",
            static (services, now, cancellation) =>
            {
                var oldest = now.AddDays(-LinkDays);
                return Rows<AccountToken>(services)
                    .Where(t => t.ExpiresAt < oldest || t.UsedAt < oldest)
                    .ExecuteDeleteAsync(cancellation);
            }
        ),
        new(
            "erasures",
            "Entschiedene Anträge auf Löschung (ohne Namen)",
            static _ => $"{ErasureYears} Jahre nach der Entscheidung",
            static (services, now, cancellation) =>
            {
                var oldest = now.AddYears(-ErasureYears);
                return Rows<ErasureCase>(services).Where(c => c.DecidedAt < oldest).ExecuteDeleteAsync(cancellation);
            }
        ),
        new(
            "known-devices",
            "Prüfzahlen bekannter Geräte",
            static _ => $"{DeviceDays} Tage nach der letzten Anmeldung damit",
            static (services, now, cancellation) =>
            {
                var oldest = now.AddDays(-DeviceDays);
                return Rows<KnownDevice>(services).Where(d => d.SeenAt < oldest).ExecuteDeleteAsync(cancellation);
            }
        ),
    ];

    private static DbSet<T> Rows<T>(IServiceProvider services)
        where T : class => services.GetRequiredService<KreisblickDb>().Set<T>();
}
