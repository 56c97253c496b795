using System.Globalization;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Cli;
using Microsoft.EntityFrameworkCore;

namespace Kreisblick.Web.Tests.Faults;

/// <summary>The real program on one database and one folder, started, killed by SIGKILL and started again.</summary>
/// <param name="database">Outlives the program.</param>
/// <param name="options">Further words of the command line.</param>
internal sealed class MortalPortal(TestDatabase database, params string[] options) : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kreisblick faults ");
    private ProgramRun? run;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public TestDatabase Database => database;

    public string Folder => folder.FullName;

    /// <summary>Where the living program answers.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Settings that let the program send its mails to this server.</summary>
    public static string[] MailTo(int port) =>
        [
            "--Mail:Host=localhost",
            $"--Mail:Port={port.ToString(CultureInfo.InvariantCulture)}",
            "--Mail:Tls=none",
            "--Mail:From=portal@landkreis.example",
        ];

    /// <summary>Starts the program; it works already before it answers.</summary>
    public void Start()
    {
        var port = ProgramRun.FreePort();
        Address = new Uri($"http://localhost:{port}");
        run = ProgramRun.Start([
            "serve",
            "--port",
            port.ToString(CultureInfo.InvariantCulture),
            "--data",
            folder.FullName,
            "--db",
            database.ConnectionString,
            "--Example=false",
            .. options,
        ]);
    }

    public async Task UpAsync()
    {
        using var answer = await run!.GetWhenUpAsync($"http://127.0.0.1:{Address.Port}/health/live");
    }

    /// <summary>Ends it without a word and waits until the database knows of it.</summary>
    public async Task KillAsync()
    {
        await run!.KillAsync();
        await run.DisposeAsync();
        run = null;
        if (database.Kind == DatabaseKind.Sqlite)
            return;
        await using var db = database.Context();
        while (
            await db
                .Database.SqlQuery<int>(
                    $"""
                    select count(*)::int as "Value" from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
                    """
                )
                .SingleAsync(Cancel) > 0
        )
            await Task.Delay(5, Cancel);
    }

    /// <summary>The time passes in which a dead program holds what it had taken up.</summary>
    public async Task LetLeasesEndAsync()
    {
        await using var db = database.Context();
        DateTimeOffset? past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await db.Set<OutboxMail>()
            .Where(m => m.LeasedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, past), Cancel);
        await db.Set<OutboxMail>().ExecuteUpdateAsync(set => set.SetProperty(m => m.Due, past!.Value), Cancel);
        await db.Set<Job>()
            .Where(j => j.LeasedUntil != null || j.Kind == MailDelivery.JobKind)
            .ExecuteUpdateAsync(
                set => set.SetProperty(j => j.Due, past!.Value).SetProperty(j => j.LeasedUntil, (DateTimeOffset?)null),
                Cancel
            );
    }

    /// <summary>A command of the operator on the same data.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] command) =>
        ProgramRun.RunAsync([.. command, "--data", folder.FullName, "--db", database.ConnectionString]);

    public async ValueTask DisposeAsync()
    {
        if (run is not null)
            await run.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
