namespace Kreisblick.Web.Features.Accounts.SignIn;

/// <summary>Which passwords are taken (security.md 5): long ones that are not commonly used; no rules of composition.</summary>
internal static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 128;
}
