using Kreisblick.Web.Platform.Auditing;
using Kreisblick.Web.Platform.Data;
using Kreisblick.Web.Platform.Jobs;
using Kreisblick.Web.Tests.Fixtures;
using Kreisblick.Web.Tests.Platform.Cli;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kreisblick.Web.Tests.Platform.Auditing;

/// <summary>The end of the chain is kept outside, and <c>kreisblick verify audit</c> compares with it.</summary>
public sealed class AuditHeadTests(Databases databases) : IClassFixture<Databases>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kreisblick-audit-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_daily_job_keeps_the_end_in_the_log_and_in_a_file(DatabaseKind kind)
    {
        var lines = new LogLines();
        var database = await databases.FreshAsync(kind);
        await AuditRows.WriteAsync(database, 3, Cancel);
        await using var portal = new PortalFactory(database, change: s => s.AddSingleton<ILoggerProvider>(lines));
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.Contains(
            scope.ServiceProvider.GetServices<RecurringJob>(),
            j => j.Kind == AuditModule.HeadJob && j.Every == TimeSpan.FromDays(1)
        );
        var job = scope.ServiceProvider.GetServices<JobHandler>().Single(j => j.Kind == AuditModule.HeadJob);
        await job.RunAsync(scope.ServiceProvider, "{}", Cancel);
        await AuditRows.WriteAsync(database, 2, Cancel);
        portal.Time.Now += TimeSpan.FromDays(1);
        await job.RunAsync(scope.ServiceProvider, "{}", Cancel);

        var (heads, badLine) = await scope.ServiceProvider.GetRequiredService<AuditHeadFile>().ReadAsync(Cancel);
        Assert.Null(badLine);
        await using var db = database.Context();
        var hashes = await db.Set<AuditEvent>().OrderBy(e => e.Number).Select(e => e.Hash).ToListAsync(Cancel);
        var seeded = hashes.Count - 5;
        Assert.Equal(
            [
                new KeptHead(new DateOnly(2026, 9, 16), seeded + 3, hashes[^3]),
                new KeptHead(new DateOnly(2026, 9, 17), seeded + 5, hashes[^1]),
            ],
            // The portal's own daily job may have noted the same end as well.
            heads.Distinct()
        );
        Assert.Contains(lines.All, l => l.Contains($"Audit head {seeded + 5} {hashes[^1]}", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task The_command_says_in_one_sentence_whether_the_trail_is_intact(DatabaseKind kind)
    {
        var database = await databases.FreshAsync(kind);
        Assert.Equal((0, "Das Änderungsprotokoll ist leer.\n", ""), await VerifyAsync(database));
        await AuditRows.WriteAsync(database, 5, Cancel);
        var (code, output, errors) = await VerifyAsync(database);
        Assert.Equal((0, ""), (code, errors));
        Assert.Matches("^Das Änderungsprotokoll ist unversehrt: 5 Einträge, .*[0-9a-f]{64}\\.\n$", output);

        await AuditRows.TakeTriggersOffAsync(database);
        await AuditRows.ExecuteAsync(database, "UPDATE platform_audit_events SET why = 'x' WHERE number = 4");
        Assert.Equal(
            (1, "", "Das Änderungsprotokoll ist verändert: Eintrag Nr. 4 stimmt nicht mit seinem Prüfwert überein.\n"),
            await VerifyAsync(database)
        );
    }

    [Fact]
    public async Task The_command_compares_with_the_kept_ends_and_names_a_line_that_cannot_be_read()
    {
        var database = await databases.FreshAsync(DatabaseKind.Sqlite);
        await AuditRows.WriteAsync(database, 5, Cancel);
        var file = Path.Combine(folder.FullName, AuditHeadFile.FileName);
        await File.WriteAllTextAsync(file, $"2026-09-15 9 {new string('a', 64)}\n", Cancel);
        var (code, _, errors) = await VerifyAsync(database);
        Assert.Equal(1, code);
        Assert.Contains("Nr. 6 und alle danach fehlen", errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "kein Stand\n", Cancel);
        (code, _, errors) = await VerifyAsync(database);
        Assert.Equal(1, code);
        Assert.Contains("Zeile 1 der Datei", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_says_what_it_knows_and_makes_no_database()
    {
        var (code, _, errors) = await ProgramRun.RunAsync("verify", "--data", folder.FullName);
        Assert.Equal(2, code);
        Assert.Contains("Arten: audit", errors, StringComparison.Ordinal);
        (code, _, errors) = await ProgramRun.RunAsync("verify", "wolken", "--data", folder.FullName);
        Assert.Equal(2, code);
        Assert.Contains("„wolken“", errors, StringComparison.Ordinal);
        (code, _, errors) = await ProgramRun.RunAsync("verify", "all", "--data", folder.FullName);
        Assert.Equal(1, code);
        Assert.Contains("noch keine Datenbank", errors, StringComparison.Ordinal);
        Assert.Empty(folder.GetFiles());
    }

    private Task<(int ExitCode, string Output, string Errors)> VerifyAsync(TestDatabase database) =>
        ProgramRun.RunAsync("verify", "audit", "--data", folder.FullName, "--db", database.ConnectionString);

    public void Dispose() => folder.Delete(recursive: true);
}
