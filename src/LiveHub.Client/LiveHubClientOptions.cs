using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace LiveHub.Client;

/// <summary>Where the server is and how to reach it.</summary>
public sealed class LiveHubClientOptions
{
    /// <summary>The server's base address, such as <c>https://live.example</c>.</summary>
    public required Uri Server { get; init; }

    /// <summary>Credential for servers that ask readers for one; null: none.</summary>
    public string? Key { get; init; }

    /// <summary>WebSockets alone need no sticky sessions. Naming more, or others, makes the client negotiate.</summary>
    public HttpTransportType Transports { get; init; } = HttpTransportType.WebSockets;

    public WireEncoding Encoding { get; init; } = WireEncoding.MessagePack;

    /// <summary>Without a frame for this long, the view is called delayed: two beats are missing.</summary>
    public TimeSpan DelayedAfter { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Without a frame for this long, the connection is taken for dead and made again.</summary>
    public TimeSpan ReconnectAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Frames held for a caller that does not take them. Beyond it the connection is dropped, and resumed from the cursor once they are taken.</summary>
    public int WaitingFrames { get; init; } = 1024;

    public ReconnectSchedule Reconnect { get; init; } = ReconnectSchedule.Standard;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Last word on the connection: proxy, headers, message handler.</summary>
    public Action<HttpConnectionOptions>? ConfigureConnection { get; init; }
}
