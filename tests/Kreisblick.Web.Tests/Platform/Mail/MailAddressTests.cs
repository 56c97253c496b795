using Kreisblick.Web.Platform.Mail;
using Kreisblick.Web.Platform.Web.Portal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Tests.Platform.Mail;

/// <summary>Links in mails lead to the portal that sent them.</summary>
public sealed class MailAddressTests
{
    [Theory]
    [InlineData("", null, "http://localhost:5080")]
    [InlineData("", "5095", "http://localhost:5095")]
    [InlineData("https://hilfe.example/", "5095", "https://hilfe.example")]
    public void The_setting_counts_and_without_it_the_port_served(string origin, string? port, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Port", port)]).Build();
        var texts = new MailTexts(Options.Create(new PortalOptions { Origin = origin }), configuration);
        Assert.Equal(expected, texts.Common["adresse"]);
    }
}
