using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Accounts.Model;
using Microsoft.AspNetCore.DataProtection;

namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>
/// What the browser carries between password and second factor: whose password was right, for five minutes, and only
/// as long as it is still the password.
/// </summary>
internal sealed class SignInStep(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    private readonly IDataProtector protector = protection.CreateProtector("Kreisblick.SignInStep.v1");

    public string Issue(Account account) =>
        protector.Protect(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{account.Id:N}|{time.GetUtcNow().ToUnixTimeMilliseconds()}|{Fingerprint(account)}"
            )
        );

    /// <returns>The account's id and the mark that <see cref="IsFor"/> compares; null: none, altered or too old.</returns>
    public (Guid Account, string Mark)? Read(string? step)
    {
        if (step is null)
            return null;
        try
        {
            return
                protector.Unprotect(step).Split('|') is [var id, var issued, var mark]
                && Guid.TryParse(id, out var account)
                && long.TryParse(issued, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at) is { } age
                && age >= TimeSpan.Zero
                && age <= Lasts
                ? (account, mark)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static bool IsFor(Account account, string mark) => mark == Fingerprint(account);

    private static string Fingerprint(Account account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(account.PasswordHash ?? "")));
}
