using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Kreisblick.Web.Tests.Features.Accounts.OpenId;

/// <summary>A provider that signs whatever a test wants, right or wrong.</summary>
internal sealed class HostileProvider : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly RSA key = RSA.Create(2048);
    private readonly RSA foreignKey = RSA.Create(2048);

    private HostileProvider(WebApplication server) => this.server = server;

    public string Authority => server.Urls.Single();

    /// <summary>What it says about itself.</summary>
    public string? Issuer { get; set; }

    /// <summary>The claims of the next token, right at first; a test spoils them.</summary>
    public JsonObject Claims { get; set; } = [];

    public string Algorithm { get; set; } = "RS256";

    public bool SignsWithForeignKey { get; set; }

    public bool LeavesSignatureOut { get; set; }

    public static async Task<HostileProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new HostileProvider(app);
        app.MapGet("/.well-known/openid-configuration", provider.Describe);
        app.MapGet("/keys", provider.Keys);
        app.MapPost(
            "/token",
            () =>
                Results.Json(
                    new
                    {
                        access_token = "x",
                        token_type = "Bearer",
                        expires_in = 60,
                        id_token = provider.Token(),
                    }
                )
        );
        await app.StartAsync();
        return provider;
    }

    /// <summary>Claims that are as they should be.</summary>
    public JsonObject RightClaims(string subject, string nonce, DateTimeOffset now) =>
        new()
        {
            ["iss"] = Authority,
            ["sub"] = subject,
            ["aud"] = RealProvider.Client,
            ["nonce"] = nonce,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };

    /// <summary>Signs as it should from now on.</summary>
    public void BeHonest() => (Algorithm, SignsWithForeignKey, LeavesSignatureOut) = ("RS256", false, false);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        key.Dispose();
        foreignKey.Dispose();
    }

    private IResult Describe() =>
        Results.Json(
            new
            {
                issuer = Issuer ?? Authority,
                authorization_endpoint = Authority + "/authorize",
                token_endpoint = Authority + "/token",
                jwks_uri = Authority + "/keys",
                response_types_supported = new[] { "code" },
                subject_types_supported = new[] { "public" },
                id_token_signing_alg_values_supported = new[] { "RS256", "HS256", "none" },
            }
        );

    private IResult Keys()
    {
        var parts = key.ExportParameters(includePrivateParameters: false);
        return Results.Json(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        kid = "1",
                        n = Base64Url.EncodeToString(parts.Modulus),
                        e = Base64Url.EncodeToString(parts.Exponent),
                    },
                },
            }
        );
    }

    private string Token()
    {
        var header = Part(
            JsonSerializer.Serialize(
                new
                {
                    alg = Algorithm,
                    typ = "JWT",
                    kid = "1",
                }
            )
        );
        var signed = header + "." + Part(Claims.ToJsonString());
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = Algorithm switch
        {
            _ when LeavesSignatureOut => [],
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(RealProvider.Secret), bytes),
            _ => (SignsWithForeignKey ? foreignKey : key).SignData(
                bytes,
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            ),
        };
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
