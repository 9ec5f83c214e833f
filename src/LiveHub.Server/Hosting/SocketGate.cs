using Microsoft.AspNetCore.Connections;

namespace LiveHub.Server.Hosting;

/// <summary>Counts every TCP connection, upgraded or silent, and has room for so many.</summary>
/// <remarks>Kestrel's own limit forgets a connection when it is upgraded to a WebSocket, so it cannot keep the process below its descriptors.</remarks>
internal sealed partial class SocketGate(SocketLimit limit, TimeProvider time, ILogger<SocketGate> logger)
{
    private static readonly TimeSpan LogPause = TimeSpan.FromSeconds(10);
    private int _count;
    private long _loggedAt;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Asked for each connection as it is accepted. Whoever may enter is counted until <see cref="Guard"/> has seen its end.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= limit.Sockets)
            return true;
        Interlocked.Decrement(ref _count);
        LogFullNowAndThen();
        return false;
    }

    public ConnectionDelegate Guard(ConnectionDelegate next) => async connection =>
    {
        try
        {
            await next(connection);
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    };

    private void LogFullNowAndThen()
    {
        var last = Interlocked.Read(ref _loggedAt);
        var now = time.GetTimestamp();
        if ((last == 0 || time.GetElapsedTime(last, now) > LogPause) && Interlocked.CompareExchange(ref _loggedAt, now, last) == last)
            LogFull(logger, limit.Sockets);
    }

    [LoggerMessage(LogLevel.Warning, "All {Sockets} sockets are taken; further connections are closed. Raise the descriptor limit or add a node")]
    private static partial void LogFull(ILogger logger, int sockets);
}
