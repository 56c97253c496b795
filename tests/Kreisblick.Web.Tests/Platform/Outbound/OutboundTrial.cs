using System.Net;
using Kreisblick.Web.Platform.Outbound;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kreisblick.Web.Tests.Platform.Outbound;

/// <summary>The outbound client on a network that a test makes up.</summary>
internal sealed class OutboundTrial
{
    private readonly Dictionary<string, Func<IPAddress[]>> names = new(StringComparer.OrdinalIgnoreCase);
    private int lookups;

    public OutboundOptions Options { get; } = new();

    public List<int> Ports { get; } = [.. OutboundNetwork.WebPorts];

    public List<IPAddress> Own { get; } = [];

    /// <summary>How often a name has been resolved.</summary>
    public int Lookups => lookups;

    /// <summary>Names that are not set do not exist.</summary>
    public string this[string name]
    {
        set
        {
            var addresses = value.Split(',').Select(IPAddress.Parse).ToArray();
            names[name] = () => addresses;
        }
    }

    public void Resolve(string name, Func<IPAddress[]> answer) => names[name] = answer;

    /// <summary>A name for a server of the test, allowed as an operator would allow it.</summary>
    public string Allow(TestWebServer server, string name = "traeger.example.org", string scheme = "http")
    {
        this[name] = "127.0.0.1";
        Options.AllowedHosts.Add($"{name}:{server.Port}");
        return $"{scheme}://{name}:{server.Port}";
    }

    public OutboundClient Client() =>
        new(
            Microsoft.Extensions.Options.Options.Create(Options),
            new OutboundNetwork(
                (name, _) =>
                {
                    Interlocked.Increment(ref lookups);
                    return Task.FromResult(names.TryGetValue(name, out var answer) ? answer() : []);
                },
                () => Own,
                Ports
            ),
            TimeProvider.System,
            NullLogger<OutboundClient>.Instance
        );

    public Task<OutboundOutcome> AskAsync(string address, Func<OutboundRequest, OutboundRequest>? change = null)
    {
        var request = new OutboundRequest(new Uri(address, UriKind.RelativeOrAbsolute), "test", "Test/1");
        return Client().SendAsync(change?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
    }
}
