using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Tests.Fixtures;

namespace Kreisblick.Web.Tests.Platform.Mail;

/// <summary>Mail leaves the house encrypted, to the right server, with the right password.</summary>
public sealed class MailSecurityTests(Databases databases) : IClassFixture<Databases>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kreisblick-tls-");

    [Theory]
    [InlineData("starttls", false)]
    [InlineData("tls", true)]
    public async Task Encrypted_with_a_known_authority_and_signed_in(string tls, bool fromStart)
    {
        var (certificate, authority) = Certificates("localhost");
        await using var server = TestMailServer.Start(certificate, fromStart);
        await using var trial = new MailTrial(await databases.FreshAsync(DatabaseKind.Sqlite), server.Port);
        server.Password = "Geheim und lang";
        trial["Mail:Tls"] = tls;
        trial["Mail:AuthorityFile"] = authority;
        trial["Mail:User"] = "portal";
        trial["Mail:PasswordFile"] = Path.Combine(folder.FullName, "kennwort");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "kennwort"),
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
        var (certificate, authority) = Certificates("localhost");
        await using var server = TestMailServer.Start(certificate);
        await using var trial = new MailTrial(await databases.FreshAsync(DatabaseKind.Sqlite), server.Port);
        server.Password = "richtig";
        trial["Mail:Tls"] = "starttls";
        trial["Mail:AuthorityFile"] = authority;
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
        var (certificate, authority) = Certificates(name);
        await using var server = TestMailServer.Start(certificate);
        await using var trial = new MailTrial(await databases.FreshAsync(DatabaseKind.Sqlite), server.Port);
        trial["Mail:Tls"] = "starttls";
        if (known)
            trial["Mail:AuthorityFile"] = authority;
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

    /// <summary>A server's certificate for that name and the PEM file of the authority behind it.</summary>
    private (X509Certificate2 Server, string AuthorityFile) Certificates(string name)
    {
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Haus-CA", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = request.CreateSelfSigned(from, from.AddDays(30));
        var file = Path.Combine(folder.FullName, "ca.pem");
        File.WriteAllText(file, authority.ExportCertificatePem());

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var own = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        own.CertificateExtensions.Add(names.Build());
        using var signed = own.Create(authority, from, from.AddDays(20), RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return (X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null), file);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
