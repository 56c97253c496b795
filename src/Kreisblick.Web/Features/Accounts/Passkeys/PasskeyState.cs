using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Kreisblick.Web.Features.Accounts.Passkeys;

/// <summary>What a ceremony is for. A challenge for one is good for no other.</summary>
internal enum PasskeyUse
{
    SignIn,
    Register,
    Prove,
}

/// <summary>
/// The challenge on its way through the browser: sealed, for five minutes, for one use and one session. So the server
/// keeps nothing and the portal needs no second cookie.
/// </summary>
internal sealed class PasskeyState(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    private const int LongestText = 8000;
    private readonly IDataProtector protector = protection.CreateProtector("Kreisblick.PasskeyState.v1");

    /// <param name="use">What the answer may be used for.</param>
    /// <param name="boundTo">Session, or for an invited person the link; empty before a sign-in.</param>
    /// <param name="framework">The state that the framework wants back.</param>
    public string Seal(PasskeyUse use, string boundTo, string framework) =>
        protector.Protect(
            string.Create(CultureInfo.InvariantCulture, $"{use}|{boundTo}|{time.GetUtcNow().UtcTicks}|{framework}")
        );

    /// <returns>The framework's state and when it was made; null: altered, too old, or for something else.</returns>
    public (string Framework, DateTimeOffset Made)? Open(PasskeyUse use, string boundTo, string? text)
    {
        if (text is not { Length: > 0 and <= LongestText })
            return null;
        try
        {
            return
                protector.Unprotect(text).Split('|', 4) is [var usedFor, var madeFor, var at, var framework]
                && usedFor == use.ToString()
                && madeFor == boundTo
                && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var made)
                && made <= DateTimeOffset.MaxValue.UtcTicks
                && new DateTimeOffset(made, TimeSpan.Zero) is var madeAt
                && time.GetUtcNow() - madeAt is { } age
                && age >= TimeSpan.Zero
                && age <= Lasts
                ? (framework, madeAt)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
