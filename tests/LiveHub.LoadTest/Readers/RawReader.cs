using System.Net.Sockets;
using System.Text;

namespace LiveHub.LoadTest.Readers;

/// <summary>One reader on a bare socket: it speaks WebSocket and SignalR just well enough to follow, then only looks for markers.</summary>
/// <remarks>A full client costs more than the server it measures. Everything here belongs to the reader's own loop.</remarks>
internal sealed class RawReader(Tally tally) : IDisposable
{
    private const int BufferSize = 16 * 1024;
    private static readonly byte[] Ping = WebSocketFrame.Binary([0x02, 0x91, 0x06]);
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[BufferSize];
    private readonly byte[] _buffer = new byte[BufferSize + Marker.Length];
    private readonly WebSocketPayload _payload = new();
    private int _filled;
    private long _order;

    /// <summary>Tells in which order the markers came.</summary>
    public long Order => Volatile.Read(ref _order);

    public bool IsOpen { get; private set; } = true;

    public async Task FollowAsync(Uri server, string path, byte[] follow)
    {
        await _socket.ConnectAsync(server.Host, server.Port);
        var upgrade = $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bGl2ZWh1YiBsb2FkdGVzdA==\r\n\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(upgrade));
        await ReadUntilAsync("\r\n\r\n"u8.ToArray());
        await _socket.SendAsync(WebSocketFrame.Text("{\"protocol\":\"messagepack\",\"version\":1}\u001e"u8));
        await ReadUntilAsync([0x1e]);
        await _socket.SendAsync(WebSocketFrame.Binary(WebSocketFrame.Delimited(follow)));
    }

    /// <summary>Reads until the connection ends.</summary>
    public async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var count = await _socket.ReceiveAsync(_received.AsMemory());
                if (count == 0)
                    break;
                // A frame's header may stand in the midst of a marker: a large message comes in several frames.
                _filled += _payload.Take(_received.AsSpan(0, count), _buffer.AsSpan(_filled));
                Scan();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server, or the end of the measure.
        }
        IsOpen = false;
    }

    public void KeepAlive()
    {
        if (IsOpen)
            _socket.Send(Ping);
    }

    public void Dispose() => _socket.Dispose();

    private void Scan()
    {
        var from = 0;
        while (Marker.TryFind(_buffer.AsSpan(0, _filled), ref from, out var number, out var published))
        {
            tally.Count(number, published);
            _order = (_order * 31) + number;
        }
        _buffer.AsSpan(from, _filled - from).CopyTo(_buffer);
        _filled -= from;
    }

    private async Task ReadUntilAsync(byte[] end)
    {
        while (_buffer.AsSpan(0, _filled).IndexOf(end) < 0)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
            if (count == 0)
                throw new IOException("The server closed the connection: " + Encoding.UTF8.GetString(_buffer.AsSpan(0, _filled)));
            _filled += count;
        }
        if (end.Length > 1 && !_buffer.AsSpan(0, _filled).StartsWith("HTTP/1.1 101"u8))
            throw new IOException("The server refused: " + Encoding.UTF8.GetString(_buffer.AsSpan(0, _filled)));
        _filled = 0;
    }
}
