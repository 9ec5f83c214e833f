using System.Runtime.CompilerServices;
using LiveHub.Protocol;

namespace LiveHub.Client;

/// <summary>Follows topics of a LiveHub server. Reconnects for ever and goes on exactly where it stopped.</summary>
/// <remarks>Thread-safe; every follow has a connection of its own.</remarks>
public sealed class LiveHubClient(LiveHubClientOptions options)
{
    public LiveHubClient(Uri server)
        : this(new LiveHubClientOptions { Server = server })
    {
    }

    /// <summary>Server time as the beats tell it; local time before the first.</summary>
    public ServerClock Clock { get; } = new(options.Time);

    /// <summary>Follows topics until cancelled. The first change is the connection's state, then comes a snapshot, then what changes.</summary>
    /// <exception cref="ArgumentException">The request has a cursor: that belongs to a view, see the other overload.</exception>
    /// <exception cref="FollowRefusedException">The server refuses, and would refuse again.</exception>
    public IAsyncEnumerable<LiveChange> FollowAsync(FollowRequest request, CancellationToken cancellationToken = default) =>
        request.Cursor is null
            ? FollowAsync(new LiveView(FollowSet.Of(request.Topics, request.Languages, request.Mode)), request.Audience, cancellationToken)
            : throw new ArgumentException("A cursor is of use only with the view it belongs to.", nameof(request));

    /// <summary>Goes on with a view from its cursor. The view must not be followed twice at a time.</summary>
    /// <exception cref="FollowRefusedException">The server refuses, and would refuse again.</exception>
    public IAsyncEnumerable<LiveChange> FollowAsync(LiveView view, CancellationToken cancellationToken = default) =>
        FollowAsync(view, audience: false, cancellationToken);

    private async IAsyncEnumerable<LiveChange> FollowAsync(LiveView view, bool audience, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new ConnectionChange(view, ConnectionState.Connecting);
        await using var follower = new Follower(options, view, Clock, audience);
        while (true)
        {
            foreach (var change in await follower.StepAsync(cancellationToken))
                yield return change;
        }
    }
}
