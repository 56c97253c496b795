using System.Text.Encodings.Web;
using System.Text.Json;
using Kreisblick.Web.Features.Accounts.Contract;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Authorization;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.OwnData;

/// <summary>Writes the copy of what the portal keeps about one's own account. That it was taken stands in the trail.</summary>
internal sealed class OwnDataHandler(
    KreisblickDb db,
    IEnumerable<OwnDataSource> sources,
    IServiceProvider services,
    Scopes scopes
)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        // A file for people, never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>JSON, UTF-8.</returns>
    public async Task<byte[]> WriteAsync(Person person, ChangeContext change, CancellationToken cancellation)
    {
        var id =
            person.AccountId ?? throw new InvalidOperationException("Only somebody who is signed in has own data.");
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == id, cancellation);
        var parts = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["erzeugt"] = change.When,
            ["konto"] = new
            {
                name = account.Name,
                email = account.Email?.Value,
                stand = account.State.ToString(),
                angelegt = account.CreatedAt,
                zuletztAngemeldet = account.LastSignInAt,
                hatPasswort = account.PasswordHash is not null,
                hatApp = account.TotpSecret is not null,
            },
            ["rollen"] = await RolesAsync(person, cancellation),
            ["gruppen"] = person.Groups.Order(StringComparer.Ordinal),
            ["passkeys"] = await db.Set<Passkey>()
                .Where(p => p.AccountId == id)
                .OrderBy(p => p.CreatedAt)
                .Select(p => new
                {
                    name = p.Name,
                    angelegt = p.CreatedAt,
                    zuletztBenutzt = p.LastUsedAt,
                })
                .ToListAsync(cancellation),
            ["anmeldedienst"] = await db.Set<ExternalLogin>()
                .Where(l => l.AccountId == id)
                .Select(l => new
                {
                    anbieter = l.Issuer,
                    kennung = l.Subject,
                    verbunden = l.ConnectedAt,
                })
                .ToListAsync(cancellation),
            ["anmeldungen"] = await db.Set<Session>()
                .Where(s => s.AccountId == id)
                .OrderBy(s => s.StartedAt)
                .Select(s => new
                {
                    geraet = s.Device,
                    beginn = s.StartedAt,
                    zuletztGesehen = s.SeenAt,
                    beendet = s.EndedAt,
                })
                .ToListAsync(cancellation),
            ["emails"] = await MailsAsync(account, cancellation),
            ["loeschantraege"] = await db.Set<ErasureCase>()
                .Where(c => c.AccountId == id)
                .OrderBy(c => c.AskedAt)
                .Select(c => new
                {
                    beantragt = c.AskedAt,
                    vonMir = c.AskedBy == id,
                    grund = c.Why,
                    stand = c.State.ToString(),
                    entschieden = c.DecidedAt,
                })
                .ToListAsync(cancellation),
            ["protokoll"] = await TrailAsync(id, cancellation),
        };
        foreach (var source in sources)
            parts[source.Name] = await source.ReadAsync(services, id, cancellation);
        db.Audit(change, "accounts", "data-taken", "account", id.ToString());
        await db.SaveChangesAsync(cancellation);
        return JsonSerializer.SerializeToUtf8Bytes(parts, Readable);
    }

    private async Task<IReadOnlyList<string>> RolesAsync(Person person, CancellationToken cancellation)
    {
        var roles = new List<string>();
        foreach (var grant in person.Grants)
            roles.Add(await scopes.WordsAsync(grant, cancellation));
        return roles;
    }

    private async Task<object> MailsAsync(Account account, CancellationToken cancellation) =>
        account.Email is { } email
            ? await db.Set<OutboxMail>()
                .Where(m => m.Recipient == email)
                .OrderBy(m => m.Created)
                .Select(m => new
                {
                    betreff = m.Subject,
                    erstellt = m.Created,
                    erledigt = m.Settled,
                })
                .ToListAsync(cancellation)
            : Array.Empty<object>();

    /// <summary>What the person has changed, and what others have changed at the account.</summary>
    private async Task<object> TrailAsync(Guid id, CancellationToken cancellation)
    {
        var own = id.ToString();
        return await db.Set<AuditEvent>()
            .AsNoTracking()
            .Where(e => e.Who == own || (e.ObjectKind == "account" && e.ObjectId == own))
            .OrderBy(e => e.Number)
            .Select(e => new
            {
                nummer = e.Number,
                zeit = e.When,
                vonMir = e.Who == own,
                was = e.Action,
                gegenstand = e.ObjectKind,
                kennung = e.ObjectId,
                warum = e.Why,
            })
            .ToListAsync(cancellation);
    }
}
