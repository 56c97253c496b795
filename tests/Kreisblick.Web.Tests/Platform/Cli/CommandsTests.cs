using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Kreisblick.Web.Tests.Platform.Cli;

/// <summary>What an operator sees: each refusal is one German sentence on stderr and an exit code that is not 0.</summary>
public sealed class CommandsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kreisblick cli ");

    [Fact]
    public async Task Serve_migrates_answers_on_both_loopback_addresses_and_stops_in_order()
    {
        var port = ProgramRun.FreePort();
        await using var run = ProgramRun.Start(
            "serve",
            "--port",
            Text(port),
            "--data",
            folder.FullName,
            "--Example=false"
        );

        using var first = await run.GetWhenUpAsync($"http://127.0.0.1:{port}/health/live");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        if (Socket.OSSupportsIPv6)
        {
            using var second = await run.GetWhenUpAsync($"http://[::1]:{port}/health/live");
            Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        }
        await run.SaysAsync($"http://localhost:{port}");

        Assert.True(File.Exists(Path.Combine(folder.FullName, "kreisblick.db")));
        var (code, _, errors) = await run.StopAsync();
        Assert.Equal(0, code);
        Assert.Equal("", errors);
    }

    [Fact]
    public async Task Unknown_verb_is_one_sentence_and_exit_code_2() =>
        AssertRefused(2, "„zaubern“", await ProgramRun.RunAsync("zaubern"));

    [Fact]
    public async Task Unknown_option_is_one_sentence_and_exit_code_2() =>
        AssertRefused(2, "„--schnell“", await ProgramRun.RunAsync("serve", "--schnell"));

    [Theory]
    [InlineData("abc")]
    [InlineData("70000")]
    [InlineData("-1")]
    public async Task Port_that_is_none_is_refused(string port) =>
        AssertRefused(2, "--port", await ProgramRun.RunAsync("serve", "--port", port, "--data", folder.FullName));

    [Fact]
    public async Task Taken_port_is_named_and_the_database_stays_untouched()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = Text(((IPEndPoint)other.LocalEndpoint).Port);
        AssertRefused(
            1,
            $"Der Anschluss {port} ist schon belegt",
            await ProgramRun.RunAsync("serve", "--port", port, "--data", folder.FullName)
        );
        Assert.False(File.Exists(Path.Combine(folder.FullName, "kreisblick.db")));
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_is_named() =>
        AssertRefused(
            1,
            "„/proc/kreisblick“ ist nicht beschreibbar",
            await ProgramRun.RunAsync("serve", "--data", "/proc/kreisblick")
        );

    [Fact]
    public async Task Unreachable_postgres_is_named() =>
        AssertRefused(
            1,
            "nicht erreichbar",
            await ProgramRun.RunAsync(
                "serve",
                "--port",
                Text(ProgramRun.FreePort()),
                "--data",
                folder.FullName,
                "--db",
                $"Host=127.0.0.1;Port={ProgramRun.FreePort()};Username=nobody"
            )
        );

    [Fact]
    public async Task Unreadable_connection_string_is_named() =>
        AssertRefused(
            1,
            "nicht lesbar",
            await ProgramRun.RunAsync("migrate", "--data", folder.FullName, "--db", "Host=x;Quatsch=1")
        );

    [Fact]
    public async Task File_that_is_no_database_is_named()
    {
        var path = Path.Combine(folder.FullName, "kreisblick.db");
        await File.WriteAllTextAsync(path, new string('x', 5000), TestContext.Current.CancellationToken);
        AssertRefused(
            1,
            "beschädigt oder keine Datenbank",
            await ProgramRun.RunAsync("migrate", "--data", folder.FullName)
        );
    }

    [Fact]
    public async Task Database_of_a_newer_program_is_refused_and_left_alone()
    {
        Assert.Equal(0, (await ProgramRun.RunAsync("migrate", "--data", folder.FullName)).ExitCode);
        await ExecuteAsync(
            "INSERT INTO __EFMigrationsHistory (migration_id, product_version) VALUES ('99990101000000_Future', '99')"
        );
        AssertRefused(
            1,
            "neueren Version",
            await ProgramRun.RunAsync("serve", "--port", Text(ProgramRun.FreePort()), "--data", folder.FullName)
        );
        AssertRefused(1, "neueren Version", await ProgramRun.RunAsync("seed", "--data", folder.FullName));
    }

    [Fact]
    public async Task Folded_migrations_count_as_known_where_the_one_they_became_is_applied()
    {
        Assert.Equal(0, (await ProgramRun.RunAsync("migrate", "--data", folder.FullName)).ExitCode);
        await ExecuteAsync(
            "INSERT INTO __EFMigrationsHistory (migration_id, product_version) VALUES ('20200101000000_Folded', '10')"
        );
        Assert.Equal(0, (await ProgramRun.RunAsync("migrate", "--data", folder.FullName)).ExitCode);
        await ExecuteAsync("DELETE FROM __EFMigrationsHistory WHERE migration_id <> '20200101000000_Folded'");
        AssertRefused(1, "älter", await ProgramRun.RunAsync("migrate", "--data", folder.FullName));
    }

    [Fact]
    public async Task Broken_settings_file_is_named()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "kreisblick.json"),
            "{ kaputt",
            TestContext.Current.CancellationToken
        );
        AssertRefused(1, "kein gültiges JSON", await ProgramRun.RunAsync("migrate", "--data", folder.FullName));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "wolken", "x.json")]
    [InlineData("export")]
    [InlineData("export", "wolken")]
    public async Task Import_and_export_say_what_they_know(params string[] arguments) =>
        AssertRefused(2, "Arten:", await ProgramRun.RunAsync([.. arguments, "--data", folder.FullName]));

    [Fact]
    public async Task Version_and_help_answer()
    {
        Assert.Matches(@"^kreisblick \d+\.\d+\.\d+\S*\n$", (await ProgramRun.RunAsync("--version")).Output);
        var help = await ProgramRun.RunAsync("--help");
        foreach (var verb in new[] { "serve", "migrate", "seed", "import", "export", "doctor" })
            Assert.Contains(verb, help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_a_missing_migration_and_is_content_after_it()
    {
        var before = await ProgramRun.RunAsync("doctor", "--data", folder.FullName);
        Assert.Equal(1, before.ExitCode);
        Assert.Contains("kreisblick migrate", before.Output, StringComparison.Ordinal);
        await ProgramRun.RunAsync("migrate", "--data", folder.FullName);
        Assert.Equal(0, (await ProgramRun.RunAsync("doctor", "--data", folder.FullName)).ExitCode);
    }

    private static void AssertRefused(int code, string words, (int ExitCode, string Output, string Errors) run)
    {
        Assert.Equal(code, run.ExitCode);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
        var line = Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder.FullName, "kreisblick.db")};Pooling=False"
        );
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose() => folder.Delete(recursive: true);
}
