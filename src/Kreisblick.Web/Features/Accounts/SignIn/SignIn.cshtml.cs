using Kreisblick.Web.Features.Accounts.OpenId;
using Kreisblick.Web.Features.Accounts.Seed;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Web.Forms;
using Kreisblick.Web.Platform.Web.Language;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Features.Accounts.SignIn;

internal sealed class SignInModel(
    SignInHandler handler,
    OpenIdStart external,
    Person person,
    IOptionsSnapshot<PortalOptions> portal,
    Texts texts
) : FormPage
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "passwort")]
    public string? Password { get; set; }

    /// <summary>Where the person wanted to go.</summary>
    [BindProperty(Name = AccessAnswers.ReturnParameter, SupportsGet = true)]
    public string? Next { get; set; }

    /// <summary>Invented accounts that everybody may use; none outside an example county.</summary>
    public IReadOnlyList<ExampleAccount> Examples => portal.Value.Example ? ExampleAccount.All : [];

    /// <summary>What came of a try at the county's identity provider.</summary>
    [BindProperty(Name = "extern", SupportsGet = true)]
    public string? External { get; set; }

    /// <summary>Name of the county's identity provider; null: there is none.</summary>
    public string? Provider { get; private set; }

    public string? ExternalFailure =>
        Provider is null ? null
        : External is "fehler" or "unbekannt" ? texts.Plain("signIn.external." + External, Provider)
        : null;

    public async Task<IActionResult> OnGetAsync()
    {
        Provider = await external.ProviderAsync();
        return person.IsSignedIn ? See(LocalPath.Or(Next, "/verwaltung")) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Provider = await external.ProviderAsync();
        switch (await handler.PasswordAsync(HttpContext, Email, Password, cancellation))
        {
            case SignInOutcome.NeedsFactor factor:
                SessionCookie.SetStep(Response, factor.Step);
                return See(
                    $"/konto/anmelden/code?{AccessAnswers.ReturnParameter}={Uri.EscapeDataString(LocalPath.Or(Next, "/verwaltung"))}"
                );
            case SignInOutcome.TooMany many:
                return TooMany.Answer(Response, many.Wait, Again(TooMany.Error("email", many.Wait)));
            default:
                return Again(new FieldError("email", "signIn.refused"));
        }
    }
}
