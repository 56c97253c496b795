using System.Net;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.Sessions;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Web.Tests.Features.Accounts;

/// <summary>People are told by mail what happens to their account.</summary>
public sealed class NoticesTests(Databases databases) : IClassFixture<Databases>
{
    private const string Email = "rita@test.example";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_sign_in_from_a_device_that_is_new_is_told_and_from_a_known_one_not(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var secret = AuthenticatorCodes.NewSecret();
        await portal.AccountAsync(Email, secret);
        const string firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        const string chrome = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";

        foreach (var (browser, mails) in new[] { (firefox, 0), (firefox, 0), (chrome, 1), (firefox, 1), (chrome, 1) })
        {
            Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(portal, portal.CodeOf(secret), browser));
            Assert.Equal(mails, (await portal.MailsToAsync(Email)).Count);
            portal.Time.Now += TimeSpan.FromMinutes(1);
        }
        var mail = Assert.Single(await portal.MailsToAsync(Email));
        Assert.Equal("konto-neues-geraet", mail.Template);
        Assert.Contains("Chrome auf Android", mail.Body, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_use_of_a_recovery_code_is_told_with_how_many_are_left(DatabaseKind kind)
    {
        await using var portal = await databases.FreshPortalAsync(kind);
        var account = await portal.AccountAsync(Email);
        IReadOnlyList<string> codes;
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
            var change = new ChangeContext(account.Id.ToString(), "Test", portal.Time.Now, "web");
            var own = (await db.FindAsync<Account>([account.Id], Cancel))!;
            codes = await scope.ServiceProvider.GetRequiredService<RecoveryCodes>().RenewAsync(own, change, Cancel);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(HttpStatusCode.SeeOther, await SignInAsync(portal, codes[3].ToUpperInvariant()));
        var mail = Assert.Single(await portal.MailsToAsync(Email));
        Assert.Equal("konto-code-benutzt", mail.Template);
        Assert.Contains("noch 9 übrig", mail.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await SignInAsync(portal, codes[3]));
        Assert.Single(await portal.MailsToAsync(Email));
    }

    private static async Task<HttpStatusCode> SignInAsync(PortalFactory portal, string code, string browser = "")
    {
        using var visitor = portal.Visitor();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", browser);
        using var password = await visitor.SendFormAsync(
            "/konto/anmelden",
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["email"] = Email,
                ["passwort"] = SignedIn.Password,
            }
        );
        visitor.DefaultRequestHeaders.Add(
            "Cookie",
            password
                .Headers.GetValues("Set-Cookie")
                .Single(c => c.StartsWith(SessionCookie.StepName, StringComparison.Ordinal))
                .Split(';')[0]
        );
        using var answer = await visitor.SendFormAsync(
            "/konto/anmelden/code",
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["code"] = code }
        );
        return answer.StatusCode;
    }
}
