using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace LiveHub.Server.Hosting;

/// <summary>The web server's sockets.</summary>
internal static class KestrelSetup
{
    private const int IpProtoTcp = 6;
    private const int TcpNotSentLowAt = 25;

    /// <summary>What the kernel keeps of bytes it has not sent yet: a breaking alert waits behind at most this much in it.</summary>
    private const int NotSentBytes = 16 * 1024;

    /// <summary>The API takes far less and says so; above this the connection ends before its sender can read an answer.</summary>
    private const int MaxRequestBytes = 1024 * 1024;

    public static void AddKestrelLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(SocketLimit.OfProcess());
        builder.Services.AddSingleton<SocketGate>();
        // Registered last, so the one that Kestrel asks first.
        builder.Services.AddSingleton<IConnectionListenerFactory, GatedListenerFactory>();
        builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = Listen);
        builder.Services.AddOptions<KestrelServerOptions>().Configure<SocketGate, SocketLimit>((options, gate, limit) =>
        {
            options.AddServerHeader = false;
            // Stands behind our own limits, should one of them be wrong.
            options.Limits.MaxConcurrentUpgradedConnections = limit.Sockets;
            options.Limits.MaxRequestBodySize = MaxRequestBytes;
            options.ConfigureEndpointDefaults(endpoint => endpoint.Use(gate.Guard));
        });
    }

    private static Socket Listen(EndPoint endpoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (OperatingSystem.IsLinux() && endpoint is IPEndPoint)
        {
            // Accepted sockets inherit it from the listening one.
            Span<byte> value = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(value, NotSentBytes);
            socket.SetRawSocketOption(IpProtoTcp, TcpNotSentLowAt, value);
        }
        return socket;
    }
}
