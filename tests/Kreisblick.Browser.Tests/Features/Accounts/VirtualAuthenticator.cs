using Microsoft.Playwright;

namespace Kreisblick.Browser.Tests.Features.Accounts;

/// <summary>Chromium's own stand-in for a device with finger, face or PIN.</summary>
internal sealed class VirtualAuthenticator
{
    private readonly ICDPSession session;
    private readonly string id;

    private VirtualAuthenticator(ICDPSession session, string id) => (this.session, this.id) = (session, id);

    public static async Task<VirtualAuthenticator> PlugInAsync(IPage page)
    {
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("WebAuthn.enable");
        var added = await wire.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        return new(wire, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    public async Task<int> CredentialsAsync()
    {
        var answer = await session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id });
        return answer!.Value.GetProperty("credentials").GetArrayLength();
    }

    /// <summary>Whether the person's finger is recognised.</summary>
    public Task RecognisesAsync(bool verified) =>
        session.SendAsync(
            "WebAuthn.setUserVerified",
            new() { ["authenticatorId"] = id, ["isUserVerified"] = verified }
        );

    /// <summary>Off: the person does not touch the device, and nothing answers.</summary>
    public Task TouchesAsync(bool touched) =>
        session.SendAsync(
            "WebAuthn.setAutomaticPresenceSimulation",
            new() { ["authenticatorId"] = id, ["enabled"] = touched }
        );
}
