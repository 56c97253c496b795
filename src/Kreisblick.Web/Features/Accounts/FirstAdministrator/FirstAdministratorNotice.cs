using System.Globalization;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.FirstAdministrator;

/// <summary>What the console says where nobody administrates yet.</summary>
internal static class FirstAdministratorNotice
{
    public static async Task<IReadOnlyList<string>> LinesAsync(
        IServiceProvider services,
        CancellationToken cancellation
    )
    {
        if (await services.GetRequiredService<FirstAdministratorHandler>().IssueAsync(cancellation) is not { } code)
            return [];
        var configuration = services.GetRequiredService<IConfiguration>();
        var address = services.GetRequiredService<IOptionsSnapshot<PortalOptions>>().Value.Address(configuration);
        var until = BerlinTime.ToLocal(code.ExpiresAt).ToString("dd.MM.yyyy, HH:mm", CultureInfo.InvariantCulture);
        return
        [
            "Noch hat niemand die Rolle Systemverwaltung. So richten Sie das erste Konto ein:",
            $"  Seite: {address}/konto/einrichtung",
            $"  Code:  {code.Secret}",
            $"Der Code gilt einmal, bis {until} Uhr. Einen neuen gibt „kreisblick admin-code“.",
        ];
    }
}
