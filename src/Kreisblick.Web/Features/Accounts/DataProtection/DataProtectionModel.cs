using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Portal;

namespace Kreisblick.Web.Features.Accounts.DataProtection;

/// <summary><c>/verwaltung/datenschutz</c>: the register of processing, and what was removed when its time was over.</summary>
internal sealed class DataProtectionModel(RetentionReader reader, RegisterReader register) : FormPage
{
    public IReadOnlyList<ProcessingRecord> Records { get; } = register.Records;

    /// <summary>The tables behind a processing.</summary>
    public IReadOnlyList<(string Table, string Columns)> Places(ProcessingRecord record) => register.Places(record);

    public IReadOnlyList<RetentionLine> Lines { get; private set; } = [];

    public DateTimeOffset? LastRun { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Lines = await reader.ReadAsync(cancellation);
        LastRun = await reader.LastRunAsync(cancellation);
    }
}
