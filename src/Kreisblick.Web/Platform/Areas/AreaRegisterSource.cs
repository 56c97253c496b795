using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Changes;
using Kreisblick.Web.Platform.Data;

namespace Kreisblick.Web.Platform.Areas;

/// <summary>Gives the current <see cref="AreaRegister"/>: built anew when areas were written or the day has turned.</summary>
internal sealed class AreaRegisterSource(IServiceProvider services, IConfiguration configuration, TimeProvider time)
    : IDisposable
{
    /// <summary>Change counter that every write to the area tables raises.</summary>
    public const string Counter = "areas";

    private readonly Snapshot<AreaSnapshot> _rows = new(
        services,
        [Counter],
        (scope, cancel) => AreaSnapshot.LoadAsync(scope.GetRequiredService<KreisblickDb>(), cancel)
    );
    private volatile Built? _built;

    /// <summary>AGS of the county that the portal serves (setting "County:Key").</summary>
    public string CountyKey { get; } = configuration["County:Key"] ?? "16064";

    public async ValueTask<AreaRegister> GetAsync(CancellationToken cancel = default)
    {
        var rows = await _rows.GetAsync(cancel);
        // A municipality ends at midnight in Germany, not at midnight in Greenwich.
        var today = BerlinTime.Today(time);
        if (_built is { } built && ReferenceEquals(built.Rows, rows) && built.Register.Today == today)
            return built.Register;
        var register = new AreaRegister(rows, CountyKey, today);
        _built = new Built(rows, register);
        return register;
    }

    public void Dispose() => _rows.Dispose();

    private sealed record Built(AreaSnapshot Rows, AreaRegister Register);
}
