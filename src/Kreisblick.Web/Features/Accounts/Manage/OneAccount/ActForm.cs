namespace Kreisblick.Web.Features.Accounts.Manage.OneAccount;

/// <summary>For the partial of one act with its reason, closed until it is wanted.</summary>
/// <param name="Act">As the form sends it.</param>
/// <param name="Label">What the button says; also the heading.</param>
/// <param name="Consequence">What happens then.</param>
/// <param name="Danger">It takes something away.</param>
internal sealed record ActForm(AccountFileModel Page, string Act, string Label, string Consequence, bool Danger);
