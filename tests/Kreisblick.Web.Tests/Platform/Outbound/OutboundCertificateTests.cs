using Kreisblick.Web.Platform.Outbound;

namespace Kreisblick.Web.Tests.Platform.Outbound;

public sealed class OutboundCertificateTests : IDisposable
{
    private readonly TestCertificates certificates = new();

    [Fact]
    public async Task End_of_a_good_certificate_is_told()
    {
        var ends = TimeProvider.System.GetUtcNow().AddDays(20);
        var answered = Assert.IsType<OutboundOutcome.Answered>(await AskAsync("traeger.example.org", 20, true));
        Assert.InRange(answered.CertificateEnds!.Value, ends.AddMinutes(-5), ends.AddMinutes(5));
    }

    [Theory]
    [InlineData("traeger.example.org", 20, false, nameof(OutboundFailure.CertificateUntrusted))]
    [InlineData("anderer.example.org", 20, true, nameof(OutboundFailure.CertificateName))]
    [InlineData("traeger.example.org", -2, true, nameof(OutboundFailure.CertificateExpired))]
    public async Task A_bad_certificate_is_told_by_its_kind(string name, int days, bool known, string failure) =>
        Assert.Equal(
            failure,
            Assert.IsType<OutboundOutcome.Failed>(await AskAsync(name, days, known)).Reason.ToString()
        );

    private async Task<OutboundOutcome> AskAsync(string certificateName, int days, bool known)
    {
        using var certificate = certificates.For(certificateName, days);
        await using var server = await TestWebServer.StartAsync(_ => Task.CompletedTask, certificate);
        var trial = new OutboundTrial();
        if (known)
            trial.Options.AuthorityFile = certificates.AuthorityFile;
        return await trial.AskAsync(trial.Allow(server, scheme: "https"));
    }

    public void Dispose() => certificates.Dispose();
}
