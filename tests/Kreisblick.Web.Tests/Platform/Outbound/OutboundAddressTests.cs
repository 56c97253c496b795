using System.Net;
using Kreisblick.Web.Platform.Outbound;
using Microsoft.AspNetCore.Http;

namespace Kreisblick.Web.Tests.Platform.Outbound;

/// <summary>Nobody makes the portal reach inside: a listener on all addresses of this machine counts no connection.</summary>
public sealed class OutboundAddressTests
{
    [Theory]
    // loopback in all notations
    [InlineData("http://127.0.0.1:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://127.1:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://2130706433:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://0x7f000001:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://0x7f.0.0.0x1:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://0177.0.0.01:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://017700000001:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://127.0.0.1.:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://0:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://0.0.0.0:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://①②⑦.⓪.⓪.①:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://１２７。０。０。１:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://[::1]:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://[::]:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://[::ffff:127.0.0.1]:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://[::ffff:7f00:1]:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://[64:ff9b::127.0.0.1]:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://[2002:7f00:1::]:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://[fe80::1%25eth0]:PORT/", nameof(OutboundRefusal.Address))]
    // inner networks and metadata
    [InlineData("http://10.0.0.1:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://192.168.1.1:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://169.254.169.254:PORT/latest/meta-data/", nameof(OutboundRefusal.Address))]
    [InlineData("http://[fd00:ec2::254]:PORT/", nameof(OutboundRefusal.Address))]
    // names
    [InlineData("http://localhost:PORT/", nameof(OutboundRefusal.Name))]
    [InlineData("http://localhost.:PORT/", nameof(OutboundRefusal.Name))]
    [InlineData("http://LOCALHOST:PORT/", nameof(OutboundRefusal.Name))]
    [InlineData("http://irgendwas.localhost:PORT/", nameof(OutboundRefusal.Name))]
    [InlineData("http://drucker.local:PORT/", nameof(OutboundRefusal.Name))]
    [InlineData("http://metadata.google.internal:PORT/", nameof(OutboundRefusal.Name))]
    [InlineData("http://intranet:PORT/", nameof(OutboundRefusal.Name))]
    [InlineData("http://loopback.example.org:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://loopback.example.org.:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://teils.example.org:PORT/", nameof(OutboundRefusal.Address))]
    [InlineData("http://eigene.example.org:PORT/", nameof(OutboundRefusal.Address))]
    // user information, ports, schemes
    [InlineData("http://bekannt.example.org@127.0.0.1:PORT/", nameof(OutboundRefusal.UserInformation))]
    [InlineData("http://name:wort@bekannt.example.org:PORT/", nameof(OutboundRefusal.UserInformation))]
    [InlineData("http://bekannt.example.org:22/", nameof(OutboundRefusal.Port))]
    [InlineData("http://127.0.0.1:8080/", nameof(OutboundRefusal.Port))]
    [InlineData("ftp://bekannt.example.org/", nameof(OutboundRefusal.Scheme))]
    [InlineData("file:///etc/passwd", nameof(OutboundRefusal.Scheme))]
    [InlineData("gopher://127.0.0.1:PORT/", nameof(OutboundRefusal.Scheme))]
    [InlineData("javascript:alert(1)", nameof(OutboundRefusal.Scheme))]
    [InlineData("data:text/plain,x", nameof(OutboundRefusal.Scheme))]
    [InlineData("/nur/ein/pfad", nameof(OutboundRefusal.Scheme))]
    public async Task Address_is_refused_and_nobody_is_connected(string address, string reason)
    {
        using var counter = new ConnectionCounter();
        var trial = new OutboundTrial { Ports = { counter.Port } };
        trial["loopback.example.org"] = "127.0.0.1";
        trial["loopback.example.org."] = "127.0.0.1";
        trial["teils.example.org"] = "1.1.1.1,127.0.0.1";
        // An address of this machine that is public by its look.
        trial["eigene.example.org"] = "9.9.9.9";
        trial.Own.Add(IPAddress.Parse("9.9.9.9"));
        var outcome = await trial.AskAsync(address.Replace("PORT", $"{counter.Port}", StringComparison.Ordinal));
        Assert.Equal(reason, Assert.IsType<OutboundOutcome.Refused>(outcome).Reason.ToString());
        Assert.Equal(0, counter.Connections);
    }

    [Fact]
    public async Task The_counter_counts()
    {
        using var counter = new ConnectionCounter();
        var trial = new OutboundTrial();
        trial["erlaubt.example.org"] = "127.0.0.1";
        trial.Options.AllowedHosts.Add($"erlaubt.example.org:{counter.Port}");
        Assert.Equal(
            OutboundFailure.Broken,
            Assert
                .IsType<OutboundOutcome.Failed>(await trial.AskAsync($"http://erlaubt.example.org:{counter.Port}/"))
                .Reason
        );
        Assert.Equal(1, counter.Connections);
    }

    [Theory]
    [InlineData("http://127.0.0.1:PORT/")]
    [InlineData("http://loopback.example.org:PORT/")]
    [InlineData("//127.0.0.1:PORT/")]
    [InlineData("http://2130706433:PORT/")]
    [InlineData("http://x@127.0.0.1:PORT/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:PORT/")]
    public async Task A_redirect_inside_is_refused_and_nobody_is_connected(string target)
    {
        using var counter = new ConnectionCounter();
        await using var server = await TestWebServer.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = target.Replace("PORT", $"{counter.Port}", StringComparison.Ordinal);
            return Task.CompletedTask;
        });
        var trial = new OutboundTrial { Ports = { counter.Port } };
        trial["loopback.example.org"] = "127.0.0.1";
        var outcome = await trial.AskAsync(trial.Allow(server) + "/");
        Assert.IsType<OutboundOutcome.Refused>(outcome);
        Assert.Equal(0, counter.Connections);
    }

    /// <summary>First a public address, then loopback: asked once, and the connection goes where the check looked.</summary>
    [Fact]
    public async Task A_name_that_changes_its_answer_gains_nothing()
    {
        using var counter = new ConnectionCounter();
        var trial = new OutboundTrial { Ports = { counter.Port } };
        trial.Resolve(
            "wechsel.example.org",
            () => [IPAddress.Parse(trial.Lookups == 1 ? "192.31.196.1" : "127.0.0.1")]
        );
        var outcome = await trial.AskAsync(
            $"http://wechsel.example.org:{counter.Port}/",
            r => r with { Limits = r.Limits with { Connect = TimeSpan.FromMilliseconds(300) } }
        );
        Assert.IsType<OutboundOutcome.Failed>(outcome);
        Assert.Equal((1, 0), (trial.Lookups, counter.Connections));
        // The second answer is checked as the first was.
        outcome = await trial.AskAsync($"http://wechsel.example.org:{counter.Port}/");
        Assert.Equal(OutboundRefusal.Address, Assert.IsType<OutboundOutcome.Refused>(outcome).Reason);
        Assert.Equal(0, counter.Connections);
    }

    [Fact]
    public async Task The_connection_goes_to_the_checked_address_and_keeps_the_name()
    {
        string? host = null;
        await using var server = await TestWebServer.StartAsync(context =>
        {
            host = context.Request.Host.Value;
            return Task.CompletedTask;
        });
        var trial = new OutboundTrial();
        var outcome = await trial.AskAsync(trial.Allow(server) + "/");
        Assert.IsType<OutboundOutcome.Answered>(outcome);
        Assert.Equal($"traeger.example.org:{server.Port}", host);
    }

    [Fact]
    public async Task An_allowed_host_is_allowed_on_its_port_only()
    {
        await using var server = await TestWebServer.StartAsync(_ => Task.CompletedTask);
        using var counter = new ConnectionCounter();
        var trial = new OutboundTrial { Ports = { counter.Port } };
        trial.Allow(server);
        var outcome = await trial.AskAsync($"http://traeger.example.org:{counter.Port}/");
        Assert.Equal(OutboundRefusal.Address, Assert.IsType<OutboundOutcome.Refused>(outcome).Reason);
        Assert.Equal(0, counter.Connections);
    }

    [Fact]
    public void This_machine_knows_its_own_addresses() =>
        Assert.Contains(IPAddress.Loopback, OutboundNetwork.OfThisMachine.OwnAddresses());
}
