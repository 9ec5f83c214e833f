using LiveHub.Protocol;

namespace LiveHub.Client;

/// <summary>One follow: connects, applies what arrives, and comes back after every loss with the view's cursor. Single-threaded: its caller awaits each step.</summary>
/// <remarks>
/// A step is one of: (1) connect and follow; (2) take one arrival and apply it; (3) notice silence; (4) lose the connection and plan the next attempt.
/// Back-off starts over only when frames have come: a server that accepts and drops at once is not hammered.
/// </remarks>
internal sealed class Follower(LiveHubClientOptions options, LiveView view, ServerClock clock, bool audience) : IAsyncDisposable
{
    private const string StoreIsAway = "the server's store is away";

    private readonly RefillRule _refill = new();
    private LiveConnection? _connection;
    private ConnectionState _state = ConnectionState.Connecting;
    private TimeSpan _pause = TimeSpan.Zero;
    private long _heard;
    private int _attempt;
    private bool _storeIsAway;

    public async Task<IReadOnlyList<LiveChange>> StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_connection is null)
                return await ConnectAsync(cancellationToken);
            return await NextArrivalAsync(_connection, cancellationToken) is { } arrival
                ? await TakeAsync(arrival, cancellationToken)
                : ToDelayed("nothing was heard from the server");
        }
        catch (Exception exception) when (exception is not FollowRefusedException && !cancellationToken.IsCancellationRequested)
        {
            // Whatever broke (name lookup, handshake, a bad frame, a time limit), the answer is the same: wait, connect, resume.
            // Unless the server has said when to come back: that counts however the end was noticed.
            return _connection?.Farewell is { } goodbye ? await TakeAsync(goodbye) : await LoseAsync(exception.Message, options.Reconnect.After(++_attempt));
        }
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<IReadOnlyList<LiveChange>> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_pause > TimeSpan.Zero)
            await Task.Delay(_pause, options.Time, cancellationToken);
        view.BeginConnection();
        _storeIsAway = false;
        _refill.Restart();
        var connection = _connection = new LiveConnection(options);
        await LimitedAsync(limit => connection.StartAsync(Request(view.Cursor), limit), cancellationToken);
        _heard = options.Time.GetTimestamp();
        return [];
    }

    // A server that takes a call and never answers is as good as gone.
    private async Task LimitedAsync(Func<CancellationToken, Task<FollowResult>> follow, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.ReconnectAfter, options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var answer = await follow(both.Token);
        if (!answer.Accepted)
            throw Refusal(answer.Code, answer.Message);
    }

    /// <summary>The next arrival; null when the time for calling the view delayed has come.</summary>
    private async Task<object?> NextArrivalAsync(LiveConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (connection.Arrivals.TryRead(out var arrival))
            {
                _heard = options.Time.GetTimestamp();
                return arrival;
            }
            var silence = options.Time.GetElapsedTime(_heard);
            if (silence >= options.ReconnectAfter)
                throw new ConnectionLostException("nothing was heard from the server for too long", null);
            if (silence >= options.DelayedAfter && _state == ConnectionState.Live)
                return null;
            var limit = _state == ConnectionState.Live ? options.DelayedAfter : options.ReconnectAfter;
            await WaitAsync(connection, limit - silence, cancellationToken);
        }
    }

    private async Task WaitAsync(LiveConnection connection, TimeSpan limit, CancellationToken cancellationToken)
    {
        var readable = connection.Arrivals.WaitToReadAsync(cancellationToken).AsTask();
        try
        {
            if (!await readable.WaitAsync(limit, options.Time, cancellationToken))
                throw new ConnectionLostException("the connection ended", null);
        }
        catch (TimeoutException)
        {
            // Silence; the caller looks how long it has lasted.
        }
    }

    private async Task<IReadOnlyList<LiveChange>> TakeAsync(object arrival, CancellationToken cancellationToken) => arrival switch
    {
        FeedFrame frame => await TakeAsync(frame, cancellationToken),
        Beat beat => Take(beat),
        Goodbye goodbye => await TakeAsync(goodbye),
        _ => [],
    };

    private async Task<IReadOnlyList<LiveChange>> TakeAsync(Goodbye goodbye) => goodbye.Reconnect is { } plan
        ? await LoseAsync($"{goodbye.Message} ({goodbye.Code})", options.Reconnect.After(plan))
        : throw Refusal(goodbye.Code, goodbye.Message);

    private async Task<IReadOnlyList<LiveChange>> TakeAsync(FeedFrame frame, CancellationToken cancellationToken)
    {
        clock.HoldUp(frame);
        var applied = view.Apply(frame);
        if (applied.Kind == FrameKind.Foreign)
            return [];
        _attempt = 0;
        var changes = new List<LiveChange>();
        if (frame.Through is not null)
            changes.AddRange(_storeIsAway ? To(ConnectionState.Delayed, StoreIsAway) : To(ConnectionState.Live, null));
        if (applied.Kind == FrameKind.Snapshot)
            changes.Add(new SnapshotChange(view));
        else if (applied.CountsChanged && applied.Entries.Count == 0)
            changes.Add(new CountChange(view));
        changes.AddRange(applied.Entries.Select(one => new EntryChange(view, one.Entry, one.Effect, one.Ahead)));
        if (_refill.Wants(view, applied, clock.Now) && _connection is { } connection)
            await LimitedAsync(limit => connection.FollowAsync(Request(cursor: null), limit), cancellationToken);
        return changes;
    }

    private IReadOnlyList<LiveChange> Take(Beat beat)
    {
        clock.Set(beat);
        _storeIsAway = string.Equals(beat.Store, Beat.StoreAway, StringComparison.Ordinal);
        IReadOnlyList<LiveChange> readers = beat.Readers is { } count ? [new AudienceChange(view, count)] : [];
        if (_storeIsAway)
            return [.. ToDelayed(StoreIsAway), .. readers];
        return view.Cursor is null || _state == ConnectionState.Reconnecting ? readers : [.. To(ConnectionState.Live, null), .. readers];
    }

    private async Task<IReadOnlyList<LiveChange>> LoseAsync(string reason, TimeSpan pause)
    {
        _pause = pause;
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
        _state = ConnectionState.Reconnecting;
        return [new ConnectionChange(view, _state, reason, pause)];
    }

    private IReadOnlyList<LiveChange> ToDelayed(string reason) =>
        _state == ConnectionState.Live ? To(ConnectionState.Delayed, reason) : [];

    private IReadOnlyList<LiveChange> To(ConnectionState state, string? reason)
    {
        if (_state == state)
            return [];
        _state = state;
        return [new ConnectionChange(view, state, reason)];
    }

    private FollowRequest Request(string? cursor) =>
        new() { Topics = view.Set.Topics, Languages = view.Set.Languages, Mode = view.Set.Mode, Cursor = cursor, Audience = audience };

    private static FollowRefusedException Refusal(string? code, string? message) =>
        new(code ?? GoodbyeCodes.BadFollow, message ?? "The server refuses this follow.");
}
