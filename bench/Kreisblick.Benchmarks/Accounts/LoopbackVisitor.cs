using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Parser;

namespace Kreisblick.Benchmarks.Accounts;

/// <summary>Somebody who comes from a network of their own (127.x.y.1) and sends one form again and again.</summary>
internal sealed class LoopbackVisitor : IDisposable
{
    private readonly HttpClient client;
    private string token = "";

    private LoopbackVisitor(Uri server, int network)
    {
        var from = new IPAddress([127, (byte)(1 + network / 250), (byte)(network % 250), 1]);
        client = new HttpClient(
            new SocketsHttpHandler
            {
                UseCookies = false,
                AllowAutoRedirect = false,
                ConnectCallback = async (context, cancellation) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    try
                    {
                        socket.Bind(new IPEndPoint(from, 0));
                        await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                        return new NetworkStream(socket, ownsSocket: true);
                    }
                    catch
                    {
                        socket.Dispose();
                        throw;
                    }
                },
            }
        )
        {
            BaseAddress = server,
        };
    }

    /// <summary>Opens the page, and with it the connection, so that neither is part of a try.</summary>
    public static async Task<LoopbackVisitor> OpenAsync(Uri server, int network, string page)
    {
        var visitor = new LoopbackVisitor(server, network);
        using var document = await new HtmlParser().ParseDocumentAsync(await visitor.client.GetStringAsync(page));
        visitor.token =
            document.QuerySelector("main form[method=post] input[name=__token]")?.GetAttribute("value") ?? "";
        return visitor;
    }

    /// <returns>The status, after the last byte has come.</returns>
    public async Task<int> SendAsync(string page, string email)
    {
        using var form = new FormUrlEncodedContent([
            new("email", email),
            new("passwort", "eine kurze Wanderung im Harz"),
            new("__token", token),
        ]);
        using var answer = await client.PostAsync(page, form);
        await answer.Content.ReadAsByteArrayAsync();
        return (int)answer.StatusCode;
    }

    public void Dispose() => client.Dispose();
}
