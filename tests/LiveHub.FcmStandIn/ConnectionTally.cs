using Microsoft.AspNetCore.Connections;

namespace LiveHub.StandIn;

/// <summary>A connection, and how many requests came on it.</summary>
internal sealed class ConnectionTally(ConnectionContext connection)
{
    private int _requests;

    public int Add() => Interlocked.Increment(ref _requests);

    public void Cut() => connection.Abort(new ConnectionAbortedException("Cut on demand."));
}
