using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kreisblick.Web.Tests.Platform;

/// <summary>An authority that nobody but a test knows, and certificates that it signs.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kreisblick-tls-");
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 authority;

    public TestCertificates()
    {
        var request = new CertificateRequest("CN=Haus-CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var from = TimeProvider.System.GetUtcNow().AddDays(-60);
        authority = request.CreateSelfSigned(from, from.AddDays(400));
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
    }

    /// <summary>The authority as a PEM file, as an operator would name it.</summary>
    public string AuthorityFile => Path.Combine(folder.FullName, "ca.pem");

    public string Folder => folder.FullName;

    /// <summary>For a server of that name; valid for so many days from now on, or ended so many days ago.</summary>
    public X509Certificate2 For(string name, int days = 20)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", own, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.Create(
            authority,
            now.AddDays(-50),
            now.AddDays(days),
            RandomNumberGenerator.GetBytes(8)
        );
        using var whole = signed.CopyWithPrivateKey(own);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    public void Dispose()
    {
        authority.Dispose();
        key.Dispose();
        folder.Delete(recursive: true);
    }
}
