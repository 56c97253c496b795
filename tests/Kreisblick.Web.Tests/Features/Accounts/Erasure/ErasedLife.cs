using System.Text;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Offers.Documents;
using Kreisblick.Web.Features.Offers.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Messages;
using Kreisblick.Web.Platform.Values;
using Kreisblick.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using OfferProposal = Kreisblick.Web.Features.Offers.Proposals.Proposal;

namespace Kreisblick.Web.Tests.Features.Accounts.Erasure;

internal static class ErasedLife
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Somebody who has left traces wherever the portal keeps any.</summary>
    public static async Task<Guid> LeadAsync(PortalFactory portal, HttpClient administrator, string email, string name)
    {
        var person = await portal.AccountAsync(email, roles: [(Role.Editor, null)]);
        await using (var names = portal.Database.Context())
        {
            (await names.FindAsync<Account>([person.Id], Cancel))!.Rename(name);
            await names.SaveChangesAsync(Cancel);
        }
        using (var visitor = portal.Visitor())
        {
            await visitor.SendFormAsync("/konto/anmelden", Form(("email", email), ("passwort", SignedIn.Password)));
            await visitor.SendFormAsync("/konto/passwort", Form(("email", email)));
        }
        await portal.RunJobsAsync(Cancel);
        await portal.AccountAsync("zweite@test.example", roles: [(Role.Admin, null)]);
        // The mail to the other administrators names the person.
        using var proposed = await administrator.SendFormAsync(
            "/verwaltung/konten/" + person.Id,
            Form(("tun", "geben"), ("rolle", "admin"), ("grund-geben", "Vertretung"))
        );
        Assert.EndsWith("?erledigt=vorgeschlagen", proposed.Headers.Location!.ToString(), StringComparison.Ordinal);

        await using var db = portal.Database.Context();
        var now = portal.Time.Now;
        var id = person.Id;
        var group = await db.Set<Group>().OrderBy(g => g.Code).FirstAsync(Cancel);
        var provider = await db.Set<Organization>().OrderBy(o => o.Name).Select(o => o.Id).FirstAsync(Cancel);
        var address = StoredText.Parse<EmailAddress>(email);
        db.AddRange(
            new GroupMembership
            {
                Id = Guid.CreateVersion7(),
                AccountId = id,
                GroupId = group.Id,
                From = now.AddDays(-1),
            },
            new Passkey
            {
                Id = Guid.CreateVersion7(),
                AccountId = id,
                CredentialId = Encoding.UTF8.GetBytes("schluessel"),
                Name = "Telefon von Walpurga",
                ClientData = Encoding.UTF8.GetBytes(email),
                CreatedAt = now,
            },
            new AccountToken
            {
                Id = Guid.CreateVersion7(),
                AccountId = id,
                Purpose = TokenPurpose.EmailChange,
                Hash = new string('a', 64),
                CreatedAt = now,
                ExpiresAt = now.AddDays(1),
                Detail = "neu-" + email,
            },
            new RecoveryCode
            {
                Id = Guid.CreateVersion7(),
                AccountId = id,
                Hash = new string('b', 64),
            },
            ExternalLogin.Of(id, "https://anmeldung.example", email, now),
            Message.Receive(
                MessageKind.Contact,
                MessageState.New,
                "Ich habe eine Frage.",
                email,
                page: null,
                Guid.CreateVersion7(),
                now
            ),
            new OfferProposal(
                (await DocumentReader.ProviderAsync(db, provider, Cancel))!,
                0,
                new ChangeContext(id.ToString(), "Neue Anschrift", now, "web")
            )
        );
        await db.SaveChangesAsync(Cancel);
        await db.Set<Service>()
            .OrderBy(s => s.Name)
            .Take(1)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AssurerEmail, address), Cancel);
        return id;
    }

    private static Dictionary<string, string?> Form(params (string Name, string Value)[] typed) =>
        typed.ToDictionary(t => t.Name, t => (string?)t.Value, StringComparer.Ordinal);
}
