namespace Kreisblick.Web.Features.Accounts.Factors;

/// <summary>Fresh recovery codes for the partial that shows them.</summary>
/// <param name="Codes">In groups of four.</param>
/// <param name="Sealed">The same for the download.</param>
/// <param name="Done">What the button says that goes on: "Konto öffnen".</param>
internal sealed record NewCodes(IReadOnlyList<string> Codes, string Sealed, string Done);
