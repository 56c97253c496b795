using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kreisblick.Browser.Tests.Fixtures;

/// <summary>
/// Class fixture: a portal with the example county for journeys that write; at localhost, where browsers keep the cookie
/// of a sign-in without TLS.
/// </summary>
public sealed class WritablePortal : IAsyncLifetime
{
    private TestDatabase? database;
    private PortalFactory? portal;

    public string Address { get; private set; } = "";

    /// <summary>For its clock, its mails and its jobs.</summary>
    internal PortalFactory Portal => portal!;

    /// <summary>A code of an authenticator app is good once: the next sign-in needs the next one.</summary>
    public void NextMinute() => portal!.Time.Now += TimeSpan.FromMinutes(1);

    public async ValueTask InitializeAsync()
    {
        database = await DatabaseTemplate.CopyAsync(DatabaseKind.Sqlite, Content.Example);
        portal = new PortalFactory(database, example: true);
        portal.UseKestrel(0);
        portal.StartServer();
        await portal.ReadyAsync();
        Address = $"http://localhost:{portal.ClientOptions.BaseAddress.Port}";
        // The keys under which the template kept the secrets of the example accounts went with its portal.
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
        var codes = scope.ServiceProvider.GetRequiredService<AuthenticatorCodes>();
        foreach (var account in await db.Set<Account>().Where(a => a.IsExample).ToListAsync())
            account.SetTotp(codes.Protect(AuthenticatorCodes.NewSecret()));
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (portal is not null)
            await portal.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }
}
