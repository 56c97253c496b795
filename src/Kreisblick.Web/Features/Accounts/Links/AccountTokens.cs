using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.Links;

/// <summary>
/// One-time links and codes (security.md 2.6): random, for one purpose, kept as a hash, over after their time or their
/// use. A new one ends the older ones of the same account and purpose.
/// </summary>
internal sealed class AccountTokens(KreisblickDb db, TimeProvider time)
{
    private const int Bytes = 32;

    // Typed by hand from a console: no letters that look alike. 28 of 32 letters are 140 bits.
    private const string CodeLetters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int CodeLength = 28;

    public static TimeSpan LifeOf(TokenPurpose purpose) =>
        purpose switch
        {
            TokenPurpose.PasswordReset => TimeSpan.FromMinutes(30),
            TokenPurpose.EmailChange or TokenPurpose.FirstAdministrator => TimeSpan.FromDays(1),
            TokenPurpose.NewFactor => TimeSpan.FromDays(1),
            _ => TimeSpan.FromDays(7),
        };

    /// <summary>Makes a link's token; the caller saves.</summary>
    public async Task<AccountLink> IssueAsync(
        TokenPurpose purpose,
        Guid account,
        ChangeContext change,
        CancellationToken cancellation,
        Guid? by = null,
        string? detail = null
    )
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new(secret, await AddAsync(purpose, account, secret, change, by, detail, cancellation));
    }

    /// <summary>Makes a code for the console; the caller saves.</summary>
    public async Task<AccountLink> IssueCodeAsync(
        TokenPurpose purpose,
        ChangeContext change,
        CancellationToken cancellation
    )
    {
        var code = RandomNumberGenerator.GetString(CodeLetters, CodeLength);
        var until = await AddAsync(purpose, null, code, change, by: null, detail: null, cancellation);
        return new(string.Join('-', code.Chunk(4).Select(part => new string(part))), until);
    }

    /// <summary>The token of this link, as long as it holds; its use is the caller's to note.</summary>
    public async Task<AccountToken?> FindAsync(TokenPurpose purpose, string? secret, CancellationToken cancellation)
    {
        if (secret is not { Length: > 0 and <= 100 })
            return null;
        var now = time.GetUtcNow();
        var hash = Hash(purpose, secret);
        return await db.Set<AccountToken>()
            .FirstOrDefaultAsync(t => t.Hash == hash && t.UsedAt == null && t.ExpiresAt > now, cancellation);
    }

    /// <summary>As <see cref="FindAsync"/>, for what a person has typed from a console.</summary>
    public Task<AccountToken?> FindCodeAsync(TokenPurpose purpose, string? typed, CancellationToken cancellation) =>
        FindAsync(
            purpose,
            new string([
                .. (typed ?? "")
                    .ToLowerInvariant()
                    .Where(c => CodeLetters.Contains(c, StringComparison.Ordinal))
                    .Take(CodeLength + 1),
            ]),
            cancellation
        );

    /// <summary>Ends what is still open of that purpose; the caller saves.</summary>
    public async Task RevokeAsync(
        TokenPurpose purpose,
        Guid? account,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var open = await db.Set<AccountToken>()
            .Where(t => t.Purpose == purpose && t.AccountId == account && t.UsedAt == null)
            .ToListAsync(cancellation);
        foreach (var token in open)
            token.Use(at);
    }

    private async Task<DateTimeOffset> AddAsync(
        TokenPurpose purpose,
        Guid? account,
        string secret,
        ChangeContext change,
        Guid? by,
        string? detail,
        CancellationToken cancellation
    )
    {
        await RevokeAsync(purpose, account, change.When, cancellation);
        var until = change.When + LifeOf(purpose);
        db.Add(
            new AccountToken
            {
                Id = Guid.CreateVersion7(change.When),
                AccountId = account,
                Purpose = purpose,
                Hash = Hash(purpose, secret),
                CreatedBy = by,
                CreatedAt = change.When,
                ExpiresAt = until,
                Detail = detail,
            }
        );
        return until;
    }

    // 256 random bits need no slow hash; the purpose keeps a token of one use from being one of another.
    private static string Hash(TokenPurpose purpose, string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}:{secret}")));
}
