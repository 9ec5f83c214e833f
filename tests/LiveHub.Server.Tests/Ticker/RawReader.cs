using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using LiveHub.Protocol;
using LiveHub.Testing;
using MessagePack;

namespace LiveHub.Server.Tests.Ticker;

/// <summary>A reader on a bare WebSocket that reads only when told to, with small buffers: for readers that stop, and for bytes no client would send.</summary>
internal sealed class RawReader : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _unread = new();
    private readonly SocketsHttpHandler _handler = new()
    {
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = 8 * 1024 };
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    public ConcurrentQueue<FeedFrame> Frames { get; } = new();

    public IEnumerable<WireEntry> Entries => Frames.SelectMany(frame => frame.Entries);

    public string? CloseError { get; private set; }

    public static async Task<RawReader> ConnectAsync(Uri address, string protocol = "messagepack")
    {
        var reader = new RawReader();
        using var invoker = new HttpMessageInvoker(reader._handler, disposeHandler: false);
        var uri = new UriBuilder(new Uri(address, HubMethods.Path)) { Scheme = "ws" }.Uri;
        await reader._socket.ConnectAsync(uri, invoker, TestContext.Current.CancellationToken);
        await reader.SendTextAsync($$"""{"protocol":"{{protocol}}","version":1}""" + "\u001e");
        var answer = await reader.ReceiveAsync().Within("the handshake is answered");
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(answer.Span[..3]));
        reader._unread.Write(answer.Span[3..]);
        return reader;
    }

    public Task FollowAsync(string[] topics, string mode = FollowSet.Latest)
    {
        var request = new FollowRequest { Topics = topics, Mode = mode };
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(6);
        writer.Write(1);
        writer.WriteMapHeader(0);
        writer.WriteNil();
        writer.Write(HubMethods.Follow);
        writer.WriteArrayHeader(1);
        MessagePackSerializer.Serialize(ref writer, request, WireMessagePack.Options);
        writer.WriteArrayHeader(0);
        writer.Flush();
        Assert.InRange(buffer.WrittenCount, 1, 127);
        return SendAsync([(byte)buffer.WrittenCount, .. buffer.WrittenSpan]);
    }

    public Task SendAsync(byte[] bytes) =>
        _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task SendTextAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>Reads WebSocket messages until a condition holds.</summary>
    public async Task ReadUntilAsync(string reason, Func<bool> condition)
    {
        while (!condition())
        {
            var bytes = await ReceiveAsync().Within(reason);
            if (bytes.IsEmpty)
                Assert.Fail($"The connection ended before {reason}; close error {CloseError}.");
            Take(bytes);
        }
    }

    /// <summary>Reads until the server ends the connection.</summary>
    public async Task ReadToEndAsync()
    {
        while (await ReceiveAsync().Within("the server ends the connection") is { IsEmpty: false } bytes)
            Take(bytes);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _handler.Dispose();
        _unread.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        foreach (var (target, argument) in FrameReading.Messages(bytes))
        {
            if (target == HubMethods.Feed)
                Frames.Enqueue(MessagePackSerializer.Deserialize<FeedFrame>(argument, WireMessagePack.Options));
        }
        if (Close(bytes) is { } error)
            CloseError = error;
    }

    /// <summary>A SignalR Close message is <c>[7, error, allowReconnect]</c>; it may share a WebSocket message with frames before it.</summary>
    private static string? Close(ReadOnlyMemory<byte> bytes)
    {
        foreach (var message in FrameReading.Split(bytes))
        {
            if (message.Length < 2 || message.Span[0] is not (0x92 or 0x93) || message.Span[1] != 7)
                continue;
            var reader = new MessagePackReader(message[2..]);
            return reader.ReadString();
        }
        return null;
    }

    /// <summary>One whole WebSocket message; empty when the connection has ended.</summary>
    private async Task<ReadOnlyMemory<byte>> ReceiveAsync()
    {
        var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        while (true)
        {
            try
            {
                var result = await _socket.ReceiveAsync(part.AsMemory(), TestContext.Current.CancellationToken);
                if (result.MessageType == WebSocketMessageType.Close)
                    return ReadOnlyMemory<byte>.Empty;
                whole.Write(part, 0, result.Count);
                if (result.EndOfMessage)
                    return whole.ToArray();
            }
            catch (WebSocketException)
            {
                return ReadOnlyMemory<byte>.Empty;
            }
        }
    }
}
