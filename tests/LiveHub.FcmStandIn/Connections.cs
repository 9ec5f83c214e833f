using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace LiveHub.StandIn;

/// <summary>The connections that are open.</summary>
internal sealed class Connections(StandInCounts counts)
{
    private readonly ConcurrentDictionary<ConnectionTally, byte> _open = new();

    public ConnectionDelegate Note(ConnectionDelegate next) => async connection =>
    {
        var tally = new ConnectionTally(connection);
        connection.Features.Set(tally);
        _open.TryAdd(tally, 0);
        counts.NoteConnection();
        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(tally, out _);
        }
    };

    public void Cut()
    {
        foreach (var tally in _open.Keys)
            tally.Cut();
    }
}
