using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Platform.Mail;

/// <summary>Mail leaves the house encrypted, to the right server, with the right password.</summary>
public sealed class MailSecurityTests(Databases databases) : IClassFixture<Databases>, IDisposable
{
    private readonly TestCertificates certificates = new();

    [Theory]
    [InlineData("starttls", false)]
    [InlineData("tls", true)]
    public async Task Encrypted_with_a_known_authority_and_signed_in(string tls, bool fromStart)
    {
        using var certificate = certificates.For("localhost");
        await using var server = TestMailServer.Start(certificate, fromStart);
        await using var trial = new MailTrial(await databases.FreshAsync(DatabaseKind.Sqlite), server.Port);
        server.Password = "Geheim und lang";
        trial["Mail:Tls"] = tls;
        trial["Mail:AuthorityFile"] = certificates.AuthorityFile;
        trial["Mail:User"] = "portal";
        trial["Mail:PasswordFile"] = Path.Combine(certificates.Folder, "kennwort");
        await File.WriteAllTextAsync(
            Path.Combine(certificates.Folder, "kennwort"),
            "Geheim und lang\n",
            TestContext.Current.CancellationToken
        );
        await trial.EnqueueAsync();
        await trial.DeliverAsync();
        Assert.Single(server.Received);
        Assert.Equal(("portal", "Geheim und lang"), Assert.Single(server.SignIns));
        Assert.DoesNotContain("Geheim", trial.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_password_is_named_and_nothing_is_lost()
    {
        using var certificate = certificates.For("localhost");
        await using var server = TestMailServer.Start(certificate);
        await using var trial = new MailTrial(await databases.FreshAsync(DatabaseKind.Sqlite), server.Port);
        server.Password = "richtig";
        trial["Mail:Tls"] = "starttls";
        trial["Mail:AuthorityFile"] = certificates.AuthorityFile;
        trial["Mail:User"] = "portal";
        trial["Mail:Password"] = "falsch";
        await trial.EnqueueAsync();
        await trial.DeliverAsync();
        var row = await trial.OnlyAsync();
        Assert.Equal((MailState.Waiting, "Der Mailserver lehnt Benutzer oder Kennwort ab."), (row.State, row.Answer));
    }

    [Theory]
    [InlineData("localhost", false)]
    [InlineData("anderswo.example", true)]
    public async Task A_certificate_of_unknown_authority_or_other_name_gets_no_mail(string name, bool known)
    {
        using var certificate = certificates.For(name);
        await using var server = TestMailServer.Start(certificate);
        await using var trial = new MailTrial(await databases.FreshAsync(DatabaseKind.Sqlite), server.Port);
        trial["Mail:Tls"] = "starttls";
        if (known)
            trial["Mail:AuthorityFile"] = certificates.AuthorityFile;
        await trial.EnqueueAsync();
        await trial.DeliverAsync();
        var row = await trial.OnlyAsync();
        Assert.Equal(MailState.Waiting, row.State);
        Assert.Contains("Zertifikat", row.Answer, StringComparison.Ordinal);
        Assert.Empty(server.Recipients);
    }

    [Fact]
    public async Task A_server_without_encryption_gets_no_mail_where_it_is_wanted()
    {
        await using var server = TestMailServer.Start();
        await using var trial = new MailTrial(await databases.FreshAsync(DatabaseKind.Sqlite), server.Port);
        trial["Mail:Tls"] = "starttls";
        await trial.EnqueueAsync();
        await trial.DeliverAsync();
        Assert.Equal(
            "Der Mailserver bietet nicht an, was Mail:Tls oder Mail:User verlangt.",
            (await trial.OnlyAsync()).Answer
        );
        Assert.Empty(server.Recipients);
    }

    public void Dispose() => certificates.Dispose();
}
