using Kreisblick.Web.Tests.Platform.Cli;

namespace Kreisblick.Web.Tests.Platform.Mail;

/// <summary>What an operator asks of mail on the command line.</summary>
public sealed class MailCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kreisblick mail ");

    [Fact]
    public async Task Probe_is_handed_to_the_server_and_its_answer_told()
    {
        await using var server = TestMailServer.Start();
        var good = await RunAsync(server.Port, "mail", "amt@landkreis.example");
        Assert.Equal((0, "Der Mailserver hat die Probe angenommen.\n"), (good.ExitCode, good.Output));
        Assert.Equal("amt@landkreis.example", Assert.Single(server.Received).To.ToString());

        server.OnRecipient = _ => TestMailServer.Say(550, "no relay");
        var bad = await RunAsync(server.Port, "mail", "amt@landkreis.example");
        Assert.Equal(1, bad.ExitCode);
        Assert.StartsWith("Antwort des Mailservers: 550 no relay", bad.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(server.Port, "mail", "amt")).ExitCode);
        Assert.Equal(2, (await RunAsync(server.Port, "mail")).ExitCode);
    }

    [Fact]
    public async Task Doctor_says_whether_mail_can_leave()
    {
        await ProgramRun.RunAsync("migrate", "--data", folder.FullName);
        var example = await ProgramRun.RunAsync("doctor", "--data", folder.FullName);
        Assert.Contains(
            $"gut     E-Mails werden im Ordner {folder.FullName}/mail abgelegt",
            example.Output,
            StringComparison.Ordinal
        );
        var none = await ProgramRun.RunAsync("doctor", "--data", folder.FullName, "--Example=false");
        Assert.Contains("Hinweis E-Mail ist nicht eingerichtet", none.Output, StringComparison.Ordinal);
        Assert.Equal(0, none.ExitCode);

        await using var server = TestMailServer.Start();
        var there = await RunAsync(server.Port, "doctor");
        Assert.Contains("gut     Der Mailserver ist erreichbar", there.Output, StringComparison.Ordinal);
        Assert.Equal(0, there.ExitCode);
        var away = await RunAsync(ProgramRun.FreePort(), "doctor");
        Assert.Contains("Fehler  Der Mailserver „localhost“ ist am Anschluss", away.Output, StringComparison.Ordinal);
        Assert.Equal(1, away.ExitCode);
        var wrong = await ProgramRun.RunAsync("doctor", "--data", folder.FullName, "--Mail:Host=mail.example");
        Assert.Contains("Fehler  Mail:From fehlt", wrong.Output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(int port, params string[] arguments) =>
        ProgramRun.RunAsync([
            .. arguments,
            "--data",
            folder.FullName,
            "--Mail:Host=localhost",
            $"--Mail:Port={port}",
            "--Mail:Tls=none",
            "--Mail:From=portal@landkreis.example",
        ]);

    public void Dispose() => folder.Delete(recursive: true);
}
