using Kreisblick.Web.Features.Accounts.Model;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>
/// Codes of authenticator apps (TOTP, RFC 6238: SHA-1, 30 s, 6 digits). A code counts once; clocks may differ by one
/// step, the exception that security.md 5 allows.
/// </summary>
internal sealed class AuthenticatorCodes(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector protector = protection.CreateProtector("Kreisblick.Totp.v1");

    /// <summary>A new secret in Base32, as apps take it by hand.</summary>
    public static string NewSecret() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20));

    public string Protect(string secret) => protector.Protect(secret);

    public string Reveal(string protectedSecret) => protector.Unprotect(protectedSecret);

    /// <summary>The address that an app reads from a QR code.</summary>
    public static string AppAddress(string secret, string issuer, string account) =>
        new OtpUri(OtpType.Totp, secret, account, issuer).ToString();

    /// <summary>The code that counts now; for the example county, which shows it.</summary>
    public string Current(Account account) => Totp(Unprotect(account)!).ComputeTotp(time.GetUtcNow().UtcDateTime);

    /// <summary>Whether the code of an app that is being set up is right.</summary>
    public bool Fits(string secret, string code, out long step) =>
        Totp(secret)
            .VerifyTotp(
                time.GetUtcNow().UtcDateTime,
                Digits(code),
                out step,
                new VerificationWindow(previous: 1, future: 1)
            );

    /// <summary>Whether the code is right for the account and has not been used.</summary>
    public bool Fits(Account account, string code, out long step)
    {
        step = 0;
        return Unprotect(account) is { } secret
            && Fits(secret, code, out step)
            && (account.TotpStep is not { } used || step > used);
    }

    private static Totp Totp(string secret) => new(Base32Encoding.ToBytes(secret));

    private static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);

    private string? Unprotect(Account account) => account.TotpSecret is { } stored ? protector.Unprotect(stored) : null;
}
