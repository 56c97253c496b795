using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kreisblick.Web.Platform.Calendar;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.Factors;

/// <summary>
/// The fresh recovery codes on their way to paper. They are stored only as hashes, so the page that shows them carries
/// them for the download: sealed, for an hour.
/// </summary>
internal sealed class RecoverySheet(
    IDataProtectionProvider protection,
    IOptionsMonitor<PortalOptions> portal,
    TimeProvider time
)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);
    private readonly IDataProtector protector = protection.CreateProtector("Kreisblick.RecoverySheet.v1");

    private sealed record Sheet(DateTimeOffset Made, IReadOnlyList<string> Codes);

    public string Seal(IReadOnlyList<string> codes) =>
        protector.Protect(JsonSerializer.Serialize(new Sheet(time.GetUtcNow(), codes)));

    /// <returns>A text file (UTF-8, line ends of Windows); null: altered or too old.</returns>
    public byte[]? Text(string? sealedCodes)
    {
        if (sealedCodes is not { Length: > 0 and < 4000 })
            return null;
        Sheet sheet;
        try
        {
            sheet = JsonSerializer.Deserialize<Sheet>(protector.Unprotect(sealedCodes))!;
        }
        catch (CryptographicException)
        {
            return null;
        }
        if (time.GetUtcNow() - sheet.Made > Lasts)
            return null;
        var lines = sheet.Codes.Select((code, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1, 2}. {code}"));
        var text = $"""
            Wiederherstellungscodes für {portal.CurrentValue.Name}
            Erzeugt am {BerlinTime.ToLocal(sheet.Made).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}

            {string.Join('\n', lines)}

            Jeder Code gilt einmal. Sie geben ihn beim Anmelden statt des Codes aus der App ein.
            Bewahren Sie dieses Blatt so auf, dass niemand sonst es findet.

            """;
        return Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
    }
}
