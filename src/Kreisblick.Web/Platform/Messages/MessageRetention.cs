using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Platform.Messages;

/// <summary>Deletes visitors' messages after the months that the privacy page promises. Runs once a day.</summary>
internal sealed class MessageRetention(IServiceScopeFactory scopes, IOptions<PortalOptions> settings, TimeProvider time)
    : BackgroundService
{
    public static Task<int> DeleteOldAsync(
        KreisblickDb db,
        int months,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var oldest = now.AddMonths(-months).ToUnixTimeMilliseconds();
        return db.Set<Message>().Where(m => m.ReceivedAt < oldest).ExecuteDeleteAsync(cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
            await DeleteOldAsync(db, settings.Value.MessageMonths, time.GetUtcNow(), stoppingToken);
        }
    }
}
