using System.Net;
using Microsoft.AspNetCore.Connections;

namespace LiveHub.Server.Hosting;

/// <summary>Closes a connection above the limit before it accepts the next one.</summary>
/// <remarks>Closing it further in would be too late: accepting is faster than ending, and a flood of connections would use up the descriptors meanwhile.</remarks>
internal sealed class GatedListener(IConnectionListener sockets, SocketGate gate) : IConnectionListener
{
    public EndPoint EndPoint => sockets.EndPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await sockets.AcceptAsync(cancellationToken) is { } connection)
        {
            if (gate.TryEnter())
                return connection;
            connection.Abort();
            await connection.DisposeAsync();
        }
        return null;
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => sockets.UnbindAsync(cancellationToken);

    public ValueTask DisposeAsync() => sockets.DisposeAsync();
}
