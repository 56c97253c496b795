using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Platform.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Platform.Secrets;

/// <summary>
/// HMAC-SHA-256 under a secret of the installation: texts that must be recognised but not read (a mail address that
/// somebody tried, a device) are kept as such a hash, which without the secret says nothing.
/// </summary>
internal sealed class KeyedHashes(IServiceScopeFactory scopes, IDataProtectionProvider protection) : IDisposable
{
    private const string Name = "keyed-hashes";
    private readonly IDataProtector protector = protection.CreateProtector("Kreisblick.Secret.v1");
    private readonly SemaphoreSlim one = new(1, 1);
    private byte[]? key;

    /// <param name="purpose">Keeps hashes of one use from being compared with those of another.</param>
    /// <param name="text">What is hashed.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public async ValueTask<string> OfAsync(string purpose, string text, CancellationToken cancellation)
    {
        var secret = key ??= await LoadAsync(cancellation);
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{purpose}\0{text}")));
    }

    public void Dispose() => one.Dispose();

    private async Task<byte[]> LoadAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (key is { } known)
                return known;
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KreisblickDb>();
            if (await ReadAsync(db, cancellation) is { } stored)
                return stored;
            // Two nodes may come at the same time, or the protecting keys are lost: the row that is there last counts.
            var made = protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            await db.Set<InstallationSecret>().Where(s => s.Name == Name).ExecuteDeleteAsync(cancellation);
            db.Add(new InstallationSecret(Name, made));
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear();
            }
            return await ReadAsync(db, cancellation)
                ?? throw new InvalidOperationException("The secret of the installation can be neither read nor made.");
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<byte[]?> ReadAsync(KreisblickDb db, CancellationToken cancellation)
    {
        var stored = await db.Set<InstallationSecret>()
            .AsNoTracking()
            .FirstOrDefaultAsync(s => s.Name == Name, cancellation);
        if (stored is null)
            return null;
        try
        {
            return Convert.FromBase64String(protector.Unprotect(stored.ProtectedValue));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
