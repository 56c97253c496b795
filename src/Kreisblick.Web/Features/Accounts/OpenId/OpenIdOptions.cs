namespace Kreisblick.Web.Features.Accounts.OpenId;

/// <summary>
/// The county's own identity provider (section "SignIn:OpenId" of the settings). Without <see cref="Authority"/> and
/// <see cref="ClientId"/> there is none.
/// </summary>
internal sealed class OpenIdOptions
{
    public const string Section = "SignIn:OpenId";

    /// <summary>Address of the provider; exactly the "iss" of its tokens.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>Belongs into the environment (<c>SignIn__OpenId__ClientSecret</c>) or into <see cref="ClientSecretFile"/>.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>File that holds the secret and nothing else.</summary>
    public string ClientSecretFile { get; set; } = "";

    /// <summary>On the button: "Mit … anmelden".</summary>
    public string Name { get; set; } = "Verwaltungskonto";

    /// <summary>
    /// Values of "acr" that mean a second factor at the provider; they are asked for, and a token with one of them
    /// needs no code of ours.
    /// </summary>
    public IList<string> SecondFactorAcr { get; } = [];

    /// <summary>Values in "amr" (RFC 8176: "mfa", "hwk") that mean the same.</summary>
    public IList<string> SecondFactorAmr { get; } = [];

    public bool IsOn => Authority.Length > 0 && ClientId.Length > 0;

    /// <summary>What is wrong with the settings, in German for the administrator; empty: nothing.</summary>
    public IReadOnlyList<string> Wrongs()
    {
        var wrong = new List<string>();
        if (Authority.Length == 0 && ClientId.Length == 0)
            return wrong;
        if (
            !Uri.TryCreate(Authority, UriKind.Absolute, out var authority)
            || authority.Scheme is not ("https" or "http")
        )
            wrong.Add("SignIn:OpenId:Authority ist keine Adresse, die mit https:// beginnt.");
        else if (authority.Scheme == "http" && !authority.IsLoopback)
            wrong.Add("SignIn:OpenId:Authority ohne TLS (http://) geht nur auf demselben Rechner.");
        if (ClientId.Length == 0)
            wrong.Add("SignIn:OpenId:ClientId fehlt.");
        if (ClientSecretFile.Length > 0 && !File.Exists(ClientSecretFile))
            wrong.Add($"Die Datei „{ClientSecretFile}“ (SignIn:OpenId:ClientSecretFile) ist nicht lesbar.");
        else if (Secret().Length == 0)
            wrong.Add("SignIn:OpenId:ClientSecret oder ClientSecretFile fehlt.");
        return wrong;
    }

    public string Secret() => ClientSecretFile.Length > 0 ? File.ReadAllText(ClientSecretFile).Trim() : ClientSecret;
}
