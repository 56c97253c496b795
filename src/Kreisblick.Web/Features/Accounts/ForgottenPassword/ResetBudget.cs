using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Secrets;
using Kreisblick.Web.Platform.Web.Limits;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Features.Accounts.ForgottenPassword;

/// <summary>
/// Keeps the page for forgotten passwords from flooding mailboxes: three mails a day for an address, ten questions in
/// a quarter of an hour from a network. Apart from the budget of the sign-in, so that nobody is kept out by it.
/// </summary>
internal sealed class ResetBudget(KreisblickDb db, KeyedHashes hashes, TimeProvider time)
{
    public const int PerAddress = 3;
    public const int PerNetwork = 10;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(15);

    /// <summary>Counts the question; the caller saves. The same work for every address, whether it has an account or not.</summary>
    /// <returns>How long the network has to wait (then nothing is counted), or whether a mail may go to the address.</returns>
    public async Task<(TimeSpan? Wait, bool MaySend)> TakeAsync(
        HttpContext context,
        string emailKey,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var network = await hashes.OfAsync("reset network", NetworkPrefix.Of(context), cancellation);
        var address = await hashes.OfAsync("reset address", emailKey, cancellation);
        var recent = await TimesAsync(network, now - Span, cancellation);
        if (recent.Count >= PerNetwork)
            return (recent[^PerNetwork] + Span - now, false);
        var asked = await TimesAsync(address, now - Day, cancellation);
        db.Add(Asked(network, now));
        db.Add(Asked(address, now));
        return (null, asked.Count < PerAddress);
    }

    private Task<List<DateTimeOffset>> TimesAsync(
        string budget,
        DateTimeOffset since,
        CancellationToken cancellation
    ) =>
        db.Set<SignInFailure>()
            .Where(f => f.Budget == budget && f.At > since)
            .OrderBy(f => f.At)
            .Select(f => f.At)
            .ToListAsync(cancellation);

    private static SignInFailure Asked(string budget, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Budget = budget,
            At = now,
        };
}
