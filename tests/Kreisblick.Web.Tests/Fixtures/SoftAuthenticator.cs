using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>
/// An authenticator and browser in a few lines (WebAuthn level 3, ES256, attestation "none"), so that tests can also
/// answer wrongly.
/// </summary>
internal sealed class SoftAuthenticator : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] Id { get; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Counts its uses; 0 for ever where it does not count.</summary>
    public uint Count { get; set; }

    public string Origin { get; set; } = "http://localhost:5080";
    public string Host { get; set; } = "localhost";
    public bool VerifiesUser { get; set; } = true;

    /// <summary>Account id as the portal gave it at registration.</summary>
    public string? UserHandle { get; set; }

    /// <summary>The answer to "create": a new credential.</summary>
    public string Create(JsonElement options)
    {
        UserHandle = options.GetProperty("user").GetProperty("id").GetString();
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        byte[] cose =
        [
            0xa5,
            0x01,
            0x02,
            0x03,
            0x26,
            0x20,
            0x01,
            0x21,
            0x58,
            0x20,
            .. point.X!,
            0x22,
            0x58,
            0x20,
            .. point.Y!,
        ];
        byte[] data = [.. Head(attested: true), .. new byte[16], 0, (byte)Id.Length, .. Id, .. cose];
        byte[] attestation =
        [
            0xa3,
            0x63,
            .. "fmt"u8,
            0x64,
            .. "none"u8,
            0x67,
            .. "attStmt"u8,
            0xa0,
            0x68,
            .. "authData"u8,
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Text(Client("webauthn.create", options)),
                ["attestationObject"] = Text(attestation),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    /// <summary>The answer to "get": a signature over the challenge.</summary>
    public string Get(JsonElement options)
    {
        var client = Client("webauthn.get", options);
        var data = Head(attested: false);
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Text(client),
                ["authenticatorData"] = Text(data),
                ["signature"] = Text(signature),
                ["userHandle"] = UserHandle,
            }
        );
    }

    /// <summary>Sends JSON as the portal's script does: with the token of that page and the browser's word.</summary>
    public static async Task<HttpResponseMessage> AskAsync(HttpClient client, string page, string address, object body)
    {
        var token = (await client.PageAsync(page)).QuerySelector("input[name=__token]")!.GetAttribute("value");
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Form-Token", token);
        request.Headers.Add("Origin", "http://localhost:5080");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await client.SendAsync(request);
    }

    public void Dispose() => key.Dispose();

    private byte[] Head(bool attested)
    {
        var head = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(Host)).CopyTo(head, 0);
        head[32] = (byte)(0x01 | (VerifiesUser ? 0x04 : 0) | (attested ? 0x40 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(33), Count);
        return head;
    }

    private byte[] Client(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = options.GetProperty("challenge").GetString(),
                origin = Origin,
                crossOrigin = false,
            }
        );

    private string Credential(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Text(Id),
            ["rawId"] = Text(Id),
            ["type"] = "public-key",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
