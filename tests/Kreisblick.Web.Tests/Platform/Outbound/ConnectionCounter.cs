using System.Net;
using System.Net.Sockets;

namespace Kreisblick.Web.Tests.Platform.Outbound;

/// <summary>Listens on every address of this machine and counts who comes.</summary>
internal sealed class ConnectionCounter : IDisposable
{
    private readonly TcpListener listener = TcpListener.Create(0);
    private int connections;

    public ConnectionCounter()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref connections);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref connections);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException) { }
    }

    public void Dispose() => listener.Dispose();
}
