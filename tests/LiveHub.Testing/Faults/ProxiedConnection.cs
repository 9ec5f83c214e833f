using System.Net;
using System.Net.Sockets;

namespace LiveHub.Testing.Faults;

/// <summary>One client's connection through a <see cref="FaultProxy"/>.</summary>
internal sealed class ProxiedConnection(FaultProxy proxy, Socket client) : IDisposable
{
    // Small, so that a stalled reader is felt by the server after kilobytes, not megabytes.
    private const int BufferSize = 4 * 1024;

    private static readonly TimeSpan SlowStep = TimeSpan.FromMilliseconds(50);

    private readonly Socket server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
        ReceiveBufferSize = BufferSize,
    };

    private bool isReset;

    public async Task RunAsync(int targetPort, CancellationToken cancellationToken)
    {
        try
        {
            client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, targetPort, cancellationToken);
            await Task.WhenAny(SendUpAsync(cancellationToken), SendDownAsync(cancellationToken));
        }
        catch (SocketException)
        {
            // Nobody listens behind the proxy: the client sees a reset, as it would without one.
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The proxy is being disposed of, or this connection was cut before it was made.
        }
        Dispose();
    }

    /// <summary>Ends both sides without the courtesy of a FIN.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isReset, true))
            return;
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Close();
        server.Close();
    }

    private Task SendUpAsync(CancellationToken cancellationToken) =>
        PumpAsync(client, server, new byte[64 * 1024], paced: false, cancellationToken);

    private Task SendDownAsync(CancellationToken cancellationToken) =>
        PumpAsync(server, client, new byte[BufferSize], paced: true, cancellationToken);

    private async Task PumpAsync(Socket from, Socket to, Memory<byte> buffer, bool paced, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (paced)
                    await proxy.Gate.PassAsync(cancellationToken);
                var step = paced ? await StepAsync(buffer.Length, cancellationToken) : buffer.Length;
                var count = await from.ReceiveAsync(buffer[..step], cancellationToken);
                if (count == 0)
                    return;
                if (paced)
                {
                    proxy.Recording?.Note(this, buffer.Span[..count]);
                    await proxy.Gate.PassAsync(cancellationToken);
                }
                if (proxy.Latency is { } latency)
                    await Task.Delay(latency.Mean + (latency.Spread * ((2 * Random.Shared.NextDouble()) - 1)), TimeProvider.System, cancellationToken);
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer[sent..count], cancellationToken);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has gone; the other is reset by the caller.
        }
    }

    private async Task<int> StepAsync(int whole, CancellationToken cancellationToken)
    {
        if (proxy.BytesPerSecond is not { } rate)
            return whole;
        await Task.Delay(SlowStep, TimeProvider.System, cancellationToken);
        return Math.Clamp((int)(rate * SlowStep.TotalSeconds), 1, whole);
    }
}
