using System.Security.Cryptography;
using Kreisblick.Web.Features.Accounts.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>PBKDF2 with HMAC-SHA-512 and 210 000 rounds (security.md 5); stronger parameters later rehash at sign-in.</summary>
internal sealed class Passwords
{
    private const int Rounds = 210_000;

    private readonly PasswordHasher<Account> hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = Rounds })
    );
    private readonly string nobodys;

    public Passwords() => nobodys = Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    public string Hash(string password) => hasher.HashPassword(null!, PasswordRules.Normal(password));

    /// <summary>
    /// Takes the same time whether there is an account or not (bar 31).
    /// </summary>
    /// <param name="hash">The stored hash; null where there is no account or no password.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="renewed">The hash by today's parameters where the stored one is weaker.</param>
    public bool Verify(string? hash, string password, out string? renewed)
    {
        renewed = null;
        var result = hasher.VerifyHashedPassword(null!, hash ?? nobodys, PasswordRules.Normal(password));
        if (hash is null || result is PasswordVerificationResult.Failed)
            return false;
        if (result is PasswordVerificationResult.SuccessRehashNeeded)
            renewed = Hash(password);
        return true;
    }
}
