using System.Net;
using System.Text.Json;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>A copy of what is kept about oneself: whole, and nothing of anybody else.</summary>
public sealed class OwnDataTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly Dictionary<string, string?> Nothing = new(StringComparer.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_copy_holds_the_own_account_and_no_secret_and_nobody_else(DatabaseKind kind)
    {
        var portal = await databases.PortalAsync(kind);
        var secret = AuthenticatorCodes.NewSecret();
        var mine = await portal.AccountAsync($"ich-{kind}@test.example", secret, [(Role.Editor, null)]);
        var other = await portal.AccountAsync($"andere-{kind}@test.example", roles: [(Role.Editor, null)]);
        using var inside = await portal.SignedInAsync(mine.Id);
        using var __ = await portal.SignedInAsync(other.Id);

        using var file = await inside.SendFormAsync("/konto/daten", Nothing, "main form[method=post]");
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        Assert.StartsWith(
            "meine-daten-",
            file.Content.Headers.ContentDisposition!.FileName!.Trim('"'),
            StringComparison.Ordinal
        );
        Assert.Contains("no-store", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var text = await file.Content.ReadAsStringAsync(Cancel);
        using var copy = JsonDocument.Parse(text);
        var root = copy.RootElement;
        Assert.Equal($"ich-{kind}@test.example", root.GetProperty("konto").GetProperty("email").GetString());
        Assert.Equal("Redaktion", root.GetProperty("rollen")[0].GetString());
        Assert.Equal(1, root.GetProperty("anmeldungen").GetArrayLength());
        Assert.Contains(
            root.GetProperty("protokoll").EnumerateArray(),
            e => e.GetProperty("was").GetString() == "signed-in"
        );
        Assert.Equal(JsonValueKind.Array, root.GetProperty("vorschlaege").ValueKind);
        await using var db = portal.Database.Context();
        var stored = (await db.FindAsync<Account>([mine.Id], Cancel))!;
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(stored.PasswordHash!, text, StringComparison.Ordinal);
        Assert.DoesNotContain(stored.TotpSecret!, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Id.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("andere-", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_proof_is_not_enough()
    {
        await using var portal = await databases.FreshPortalAsync(DatabaseKind.Sqlite);
        using var inside = await portal.SignedInAsync(Role.Editor);
        portal.Time.Now += TimeSpan.FromMinutes(11);
        using var asked = await inside.GetAsync("/konto/daten", Cancel);
        Assert.StartsWith("/konto/nachweis?", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
