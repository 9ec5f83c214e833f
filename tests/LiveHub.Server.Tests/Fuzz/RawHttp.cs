using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveHub.Server.Tests.Fuzz;

/// <summary>Sends bytes as an HTTP request, whatever they are, and reads what comes until the server closes.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="promise">How long the server may wait for more than it got before it is told that nothing more comes; null: it got everything.</param>
    /// <returns>Status 0: the server closed without an answer. A 1xx before the answer is skipped.</returns>
    public static async Task<(int Status, string Text)> SendAsync(Uri server, byte[] request, TimeSpan? promise = null)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), limit.Token);
        var received = new MemoryStream();
        try
        {
            await socket.SendAsync(request, limit.Token);
            var reading = ReadAsync(socket, received, limit.Token);
            if (promise is { } patience && await Task.WhenAny(reading, Task.Delay(patience, TimeProvider.System, limit.Token)) != reading)
                socket.Shutdown(SocketShutdown.Send);
            await reading;
        }
        catch (SocketException)
        {
            // Reset: the server closed with bytes unread.
        }
        var text = Encoding.UTF8.GetString(received.ToArray());
        while (StatusOf(text) is >= 100 and < 200 && text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end)
            text = text[(end + 4)..];
        return (StatusOf(text), text);
    }

    private static async Task ReadAsync(Socket socket, MemoryStream received, CancellationToken cancellationToken)
    {
        var part = new byte[16 * 1024];
        while (await socket.ReceiveAsync(part, cancellationToken) is > 0 and var count)
            received.Write(part, 0, count);
    }

    private static int StatusOf(string text) =>
        text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && int.TryParse(text.AsSpan(9, Math.Min(3, text.Length - 9)), out var status) ? status : 0;
}
