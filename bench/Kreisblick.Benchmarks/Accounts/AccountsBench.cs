using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Kreisblick.Benchmarks.Http;
using Kreisblick.Web.Features.Accounts.Model;
using Kreisblick.Web.Features.Accounts.SignIn;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Values;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Benchmarks.Accounts;

/// <summary>
/// Bar 31: whether there is an account for an address, the time of an answer does not tell. The real portal, its sign-in
/// and its page for forgotten passwords, addresses with and without account in turn, the limits as they are: few tries
/// for each address, and a new network of the loopback addresses before the old one has to wait.
/// Argument: tries for each kind of address (200).
/// </summary>
internal static class AccountsBench
{
    private const double Most = 0.1;
    private const int TriesForEach = 2;
    private const int WarmUp = 20;

    private sealed record Form(string Name, string Path, int PairsForANetwork, int Status);

    // Below what a network may do in a quarter of an hour: a hundred sign-ins, ten questions for a new password.
    private static readonly Form[] Forms =
    [
        new("Sign-in with a wrong password", "/konto/anmelden", 40, 200),
        new("Forgotten password", "/konto/passwort", 5, 303),
    ];

    internal static async Task RunAsync(string[] arguments)
    {
        var tries = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 200;
        var output = Console.Out;
        var folder = Directory.CreateTempSubdirectory("kreisblick-bench-");
        try
        {
            await using (var seeding = ServerProcess.Portal(folder, "seed"))
                await seeding.EndAsync();
            await FillAsync(folder, Addresses("konto", tries + WarmUp));
            await using var portal = ServerProcess.Portal(folder, "serve");
            await portal.ReadyAsync("/health/ready");
            await output.WriteLineAsync(
                FormattableString.Invariant(
                    $"## Account discovery\n{tries} tries for each kind of address, in turn; {Environment.ProcessorCount} cores for server and visitor together, {RuntimeInformation.FrameworkDescription}.\n"
                )
            );
            await output.WriteLineAsync(
                $"| Form | With account, median ms | Without, median ms | Differ by | At most {Most:P0} |\n|---|---|---|---|---|"
            );
            var networks = 0;
            foreach (var form in Forms)
            {
                var (known, unknown) = await TimeAsync(portal.Address, form, tries, () => ++networks);
                var ratio = Math.Max(known, unknown) / Math.Min(known, unknown) - 1;
                var held = ratio < Most;
                if (!held)
                    Environment.ExitCode = 1;
                await output.WriteLineAsync(
                    FormattableString.Invariant(
                        $"| {form.Name} | {known:0.00} | {unknown:0.00} | {ratio:P1} | {(held ? "held" : "BROKEN")} |"
                    )
                );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>The medians of both kinds of address.</returns>
    private static async Task<(double Known, double Unknown)> TimeAsync(
        Uri address,
        Form form,
        int tries,
        Func<int> network
    )
    {
        var known = Addresses("konto", tries + WarmUp);
        var unknown = Addresses("keins", tries + WarmUp);
        var (times, others) = (new List<double>(), new List<double>());
        LoopbackVisitor? visitor = null;
        try
        {
            for (var pair = 0; pair < tries + WarmUp; pair++)
            {
                if (pair % form.PairsForANetwork == 0)
                {
                    visitor?.Dispose();
                    visitor = await LoopbackVisitor.OpenAsync(address, network(), form.Path);
                }
                // Each kind comes as often after its own as after the other, whatever the last try left to be done.
                var accountFirst = pair % 2 == 0;
                foreach (var hasAccount in (bool[])[accountFirst, !accountFirst])
                {
                    var sent = Stopwatch.GetTimestamp();
                    var status = await visitor!.SendAsync(form.Path, hasAccount ? known[pair] : unknown[pair]);
                    var took = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
                    if (status != form.Status)
                        throw new InvalidOperationException($"{form.Path} answered {status}; nothing is timed.");
                    if (pair >= WarmUp)
                        (hasAccount ? times : others).Add(took);
                }
            }
        }
        finally
        {
            visitor?.Dispose();
        }
        return (Median(times), Median(others));
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
    }

    /// <summary>One for each try, but every account is tried twice: pauses begin with the fifth try.</summary>
    private static List<string> Addresses(string name, int tries) =>
        [
            .. Enumerable
                .Range(0, tries)
                .Select(i =>
                    string.Create(CultureInfo.InvariantCulture, $"{name}-{i / TriesForEach:000}@bench.example")
                ),
        ];

    private static async Task FillAsync(DirectoryInfo folder, IEnumerable<string> addresses)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DatabaseSetup.UseSqlite(options, $"Data Source={Path.Combine(folder.FullName, "kreisblick.db")}");
        await using var db = new SqliteDb(options.Options);
        // Making a hash is as slow as checking one; that all have the same changes nothing for who guesses wrong.
        var hash = new Passwords().Hash("eine lange Wanderung im Hainich");
        foreach (var email in addresses.Distinct(StringComparer.Ordinal))
        {
            var now = TimeProvider.System.GetUtcNow();
            var account = new Account(Guid.CreateVersion7(now), StoredText.Parse<EmailAddress>(email), "Messung", now);
            account.SetPassword(hash);
            account.Activate();
            db.Add(account);
        }
        await db.SaveChangesAsync();
    }
}
