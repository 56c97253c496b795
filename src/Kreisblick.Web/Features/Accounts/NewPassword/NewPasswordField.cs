namespace Kreisblick.Web.Features.Accounts.NewPassword;

/// <summary>For the partial that asks for a new password.</summary>
/// <param name="Account">Address of the account: password managers store the two together.</param>
/// <param name="Error">The sentence that says why the last one was not taken.</param>
internal sealed record NewPasswordField(string Account, string? Error);
