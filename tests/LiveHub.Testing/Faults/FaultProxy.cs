using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LiveHub.Testing.Faults;

/// <summary>A TCP proxy on the loopback address that can cut, refuse, stall and slow down the connections through it.</summary>
/// <remarks>
/// Stalling and slowing concern what the server sends: the proxy stops reading, so the server meets a full socket as it would with a
/// reader that does not read. What clients send always passes.
/// </remarks>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<ProxiedConnection, Task> connections = new();
    private readonly Task accepting;

    public FaultProxy(int targetPort)
    {
        TargetPort = targetPort;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>Where new connections go; another one when the server came back elsewhere.</summary>
    public int TargetPort { get; set; }

    public int ConnectionCount => connections.Count;

    /// <summary>While true, whoever connects is reset at once.</summary>
    public bool IsRefusing { get; set; }

    /// <summary>How much of what the server sends each connection gets; null for all at once.</summary>
    public int? BytesPerSecond { get; set; }

    /// <summary>How much later than it could everything arrives, both ways, and how far that wanders; null for at once.</summary>
    public (TimeSpan Mean, TimeSpan Spread)? Latency { get; set; }

    /// <summary>Takes down all that the server sends; null: nothing is kept.</summary>
    public Recording? Recording { get; init; }

    internal FlowGate Gate { get; } = new();

    /// <summary>Resets every connection; new ones are welcome unless <see cref="IsRefusing"/>.</summary>
    public void Cut()
    {
        foreach (var connection in connections.Keys)
            connection.Dispose();
    }

    /// <summary>Holds back what the server sends until <see cref="Flow"/>.</summary>
    public void Stall() => Gate.Close();

    public void Flow() => Gate.OpenAgain();

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        Cut();
        await accepting;
        await Task.WhenAll(connections.Values);
        stopping.Dispose();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await listener.AcceptSocketAsync(stopping.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            var connection = new ProxiedConnection(this, client);
            if (IsRefusing)
                connection.Dispose();
            else
                connections[connection] = ServeAsync(connection);
        }
    }

    private async Task ServeAsync(ProxiedConnection connection)
    {
        // Off the accepting loop first, so that the connection is in the table before it can be taken out again.
        await Task.Yield();
        await connection.RunAsync(TargetPort, stopping.Token);
        connections.TryRemove(connection, out _);
    }
}
