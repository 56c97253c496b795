using System.Text;

namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>
/// How long a password may be (security.md 5), counted in characters as people see them typed, and in which form it
/// is hashed. Which ones are too easily guessed says <see cref="NewPassword.PasswordJudge"/>.
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 128;

    public static int LengthOf(string password) => password.EnumerateRunes().Count();

    /// <summary>What is longer than any password that can be set is none; hashing megabytes would be a gift to attackers.</summary>
    public static string Bounded(string? password) =>
        password is { Length: <= 2 * Longest } && LengthOf(password) <= Longest ? password : "";

    /// <summary>An "ä" is the same from every keyboard, whether it is stored as one character or as two.</summary>
    public static string Normal(string password) =>
        // Halves of surrogate pairs, which no browser sends, become the sign for what cannot be read.
        string.Concat(password.EnumerateRunes()).Normalize(NormalizationForm.FormC);
}
