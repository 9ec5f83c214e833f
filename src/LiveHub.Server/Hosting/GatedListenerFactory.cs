using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Hosting;

/// <summary>Kestrel's sockets behind the gate.</summary>
internal sealed class GatedListenerFactory(IOptions<SocketTransportOptions> options, ILoggerFactory loggers, SocketGate gate)
    : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private readonly SocketTransportFactory _sockets = new(options, loggers);

    public bool CanBind(EndPoint endpoint) => _sockets.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new GatedListener(await _sockets.BindAsync(endpoint, cancellationToken), gate);
}
