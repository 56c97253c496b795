using Kreisblick.Web.Platform.Mail;
using Microsoft.Extensions.Configuration;

namespace Kreisblick.Web.Tests.Platform.Mail;

public sealed class MailRouteTests
{
    [Theory]
    [InlineData("Mail:From fehlt", "Mail:From=")]
    [InlineData("Mail:From ist keine", "Mail:From=kein@")]
    [InlineData("Mail:From ist keine", "Mail:From=a@b.example\r\nBcc: c@d.example")]
    [InlineData("Mail:ReplyTo", "Mail:ReplyTo=Redaktion")]
    [InlineData("Mail:FromName", "Mail:FromName=Kreis\nBcc: c@d.example")]
    [InlineData("Mail:Tls ist", "Mail:Tls=ssl")]
    [InlineData("auf demselben Rechner", "Mail:Tls=none")]
    [InlineData("Mail:Port", "Mail:Port=70000")]
    [InlineData("Mail:Host und Mail:Folder", "Mail:Folder=/tmp/x")]
    [InlineData("fehlt Mail:Password", "Mail:User=portal")]
    [InlineData("fehlt Mail:User", "Mail:Password=x")]
    [InlineData("Mail:PasswordFile", "Mail:User=portal", "Mail:PasswordFile=/gibt/es/nicht")]
    [InlineData("Mail:AuthorityFile", "Mail:AuthorityFile=/gibt/es/nicht")]
    public void Wrong_settings_are_named_in_a_sentence(string words, params string[] settings)
    {
        var wrong = Assert.IsType<MailRoute.Wrong>(
            Read(["Mail:Host=mail.landkreis.example", "Mail:From=portal@landkreis.example", .. settings])
        );
        Assert.Contains(words, string.Join('\n', wrong.Sentences), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(587)]
    [InlineData(587, "Mail:Tls=starttls")]
    [InlineData(465, "Mail:Tls=tls")]
    [InlineData(25, "Mail:Tls=none", "Mail:Host=127.0.0.1")]
    [InlineData(2525, "Mail:Port=2525")]
    public void The_port_follows_the_encryption(int port, params string[] settings) =>
        Assert.Equal(
            port,
            Assert
                .IsType<MailRoute.Smtp>(
                    Read(["Mail:Host=mail.landkreis.example", "Mail:From=portal@landkreis.example", .. settings])
                )
                .Port
        );

    [Fact]
    public void Example_county_writes_into_a_folder_and_a_real_one_waits_for_settings()
    {
        var files = Assert.IsType<MailRoute.Files>(Read(["Example=true", "DataDirectory=/srv/kreisblick"]));
        Assert.Equal("/srv/kreisblick/mail", files.Path);
        Assert.IsType<MailRoute.NotSetUp>(Read([]));
        Assert.Equal("/srv/post", Assert.IsType<MailRoute.Files>(Read(["Mail:Folder=/srv/post"])).Path);
        Assert.IsType<MailRoute.Smtp>(
            Read(["Example=true", "Mail:Host=mail.landkreis.example", "Mail:From=a@landkreis.example"])
        );
    }

    private static MailRoute Read(string[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { ["Example"] = "false" };
        foreach (var setting in settings)
            values[setting.Split('=', 2)[0]] = setting.Split('=', 2)[1];
        return MailRoute.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
