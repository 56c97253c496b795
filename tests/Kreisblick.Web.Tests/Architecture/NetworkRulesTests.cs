namespace Kreisblick.Web.Tests.Architecture;

/// <summary>One way out to foreign hosts and one way to send mail; nobody builds a way of their own.</summary>
public sealed class NetworkRulesTests
{
    private const string Program = "Kreisblick.Web.";
    private const string Outbound = Program + "Platform.Outbound.";
    private const string Mail = Program + "Platform.Mail.SmtpCarrier";

    /// <summary>What opens a connection, and who may use it.</summary>
    private static readonly (string Type, string[] Allowed)[] Ways =
    [
        ("System.Net.Http.HttpClient", []),
        ("System.Net.Http.HttpMessageInvoker", [Outbound]),
        ("System.Net.Http.HttpClientHandler", []),
        ("System.Net.Http.SocketsHttpHandler", [Outbound]),
        ("System.Net.Http.IHttpClientFactory", []),
        ("System.Net.WebClient", []),
        ("System.Net.WebRequest", []),
        ("System.Net.HttpWebRequest", []),
        ("System.Net.FtpWebRequest", []),
        ("System.Net.WebSockets.ClientWebSocket", []),
        ("System.Net.Sockets.Socket", [Outbound]),
        ("System.Net.Sockets.TcpClient", []),
        ("System.Net.Sockets.UdpClient", []),
        ("System.Net.NetworkInformation.Ping", []),
        ("System.Net.Dns", [Outbound]),
        ("System.Net.Mail.SmtpClient", []),
        ("MailKit.Net.Smtp.SmtpClient", [Mail]),
    ];

    [Fact]
    public void Only_the_outbound_client_and_the_mail_carrier_open_connections()
    {
        var types = ProgramTypes.Under("Kreisblick.").ToList();
        Assert.NotEmpty(types);
        Breaches.AssertNone(
            (
                from type in types
                from used in ProgramTypes.Named(type)
                select Breach(type.FullName, used)
            ).OfType<string>()
        );
    }

    [Fact]
    public void The_rule_sees_the_two_ways_that_are_there() =>
        Assert.Equal(
            [
                "MailKit.Net.Smtp.SmtpClient",
                "System.Net.Dns",
                "System.Net.Http.SocketsHttpHandler",
                "System.Net.Sockets.Socket",
            ],
            ProgramTypes
                .Under(Program + "Platform.")
                .SelectMany(ProgramTypes.Named)
                .Where(used => Ways.Any(w => w.Type == used) && used is not "System.Net.Http.HttpMessageInvoker")
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("Features.Offers.Import.Feed", "System.Net.Http.HttpClient", true)]
    [InlineData("Features.Offers.Import.Feed", "System.Net.Sockets.Socket", true)]
    [InlineData("Platform.Outbound.OutboundConnection", "System.Net.Sockets.Socket", false)]
    [InlineData("Platform.Outbound.OutboundConnection", "MailKit.Net.Smtp.SmtpClient", true)]
    [InlineData("Platform.Mail.SmtpCarrier", "MailKit.Net.Smtp.SmtpClient", false)]
    [InlineData("Platform.Web.Limits", "System.Net.IPAddress", false)]
    public void The_rule_tells_own_ways_from_others(string user, string used, bool breach) =>
        Assert.Equal(breach, Breach(Program + user, used) is not null);

    private static string? Breach(string user, string used) =>
        Array.Find(Ways, w => w.Type == used) is { Type: not null } way
        && !way.Allowed.Any(a => user.StartsWith(a, StringComparison.Ordinal))
            ? $"{user} opens a connection of its own: {used}"
            : null;
}
