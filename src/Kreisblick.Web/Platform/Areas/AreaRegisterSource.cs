using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Holds the current <see cref="AreaRegister"/>; builds it anew when areas changed or the day turned.</summary>
internal sealed class AreaRegisterSource(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider time)
    : IDisposable
{
    private readonly SemaphoreSlim _building = new(1, 1);
    private volatile AreaRegister? _current;

    /// <summary>AGS of the county that the portal serves (setting "County:Key").</summary>
    public string CountyKey { get; } = configuration["County:Key"] ?? "16064";

    /// <summary>Areas were written: the next question reads them anew.</summary>
    public void Invalidate() => _current = null;

    public async ValueTask<AreaRegister> GetAsync(CancellationToken cancel)
    {
        if (Fresh() is { } current)
            return current;
        await _building.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } built)
                return built;
            await using var scope = scopes.CreateAsyncScope();
            var snapshot = await AreaSnapshot.LoadAsync(scope.ServiceProvider.GetRequiredService<KreisblickDb>(), cancel);
            return _current = new AreaRegister(snapshot, CountyKey, Today());
        }
        finally
        {
            _building.Release();
        }
    }

    public void Dispose() => _building.Dispose();

    private AreaRegister? Fresh() => _current is { } current && current.Today == Today() ? current : null;

    // A municipality ends at midnight in Germany, not at midnight in Greenwich.
    private DateOnly Today() =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Berlin).DateTime);

    private static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
}
