using System.Net.WebSockets;
using LiveHub.Protocol;

namespace LiveHub.Server.Tests.Fuzz;

/// <summary>One connection that is thrown bytes: a handshake, messages, an honest probe, and rubbish that no server may take.</summary>
internal static class HubCase
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>More than a message may have, and never the end of one: whatever the server was waiting for, it must end the connection now.</summary>
    private static readonly byte[] Rubbish = [.. Enumerable.Repeat((byte)0xff, 40 * 1024)];

    public static async Task<HubAnswers> RunAsync(Uri server, bool messagePack, byte[] handshake, IEnumerable<byte[]> messages)
    {
        var probe = HubSeeds.Probe(messagePack, new FollowRequest { Topics = ["harbour"] });
        var (received, isEnded) = await SendAsync(server, [handshake, .. messages, probe, Rubbish]);
        return HubAnswers.Read(received, isEnded, messagePack);
    }

    /// <summary>Whether the server ends a connection that begins with this handshake and goes on with rubbish.</summary>
    public static async Task<bool> EndsAsync(Uri server, byte[] handshake) => (await SendAsync(server, [handshake, Rubbish])).IsEnded;

    private static async Task<(byte[] Received, bool IsEnded)> SendAsync(Uri server, IEnumerable<byte[]> messages)
    {
        using var socket = new ClientWebSocket();
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        await socket.ConnectAsync(new UriBuilder(new Uri(server, HubMethods.Path)) { Scheme = "ws" }.Uri, limit.Token);
        var reading = ReadAsync(socket, limit.Token);
        try
        {
            foreach (var bytes in messages)
                await socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, limit.Token);
        }
        catch (WebSocketException)
        {
            // The server has had enough; what it said is read all the same.
        }
        return await reading;
    }

    private static async Task<(byte[] Received, bool IsEnded)> ReadAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var received = new MemoryStream();
        var part = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(part.AsMemory(), cancellationToken);
                if (result.MessageType == WebSocketMessageType.Close)
                    return (received.ToArray(), true);
                received.Write(part, 0, result.Count);
            }
        }
        catch (WebSocketException)
        {
            return (received.ToArray(), true);
        }
        catch (OperationCanceledException)
        {
            return (received.ToArray(), false);
        }
    }
}
