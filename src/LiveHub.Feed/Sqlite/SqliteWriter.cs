using Microsoft.Extensions.Logging;

namespace LiveHub.Feed.Sqlite;

/// <summary>The one writer of the logs: publishes their tails after each commit and removes idempotency keys and items of the vault that have expired.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private static readonly TimeSpan PruneInterval = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time;
    private readonly GroupWriter<WriteSession> _groups;
    private DateTimeOffset _nextPrune;

    /// <param name="session">Opened by the caller, so that a store that must not be opened says so there; the writer's from here on.</param>
    public SqliteWriter(WriteSession session, SqliteStoreOptions options, TimeProvider time, ILogger logger)
    {
        _time = time;
        FeedTail = new LogTail(session.Feed.State);
        DeskTail = new LogTail(session.Desk.State);
        _groups = new GroupWriter<WriteSession>(session, WriteSession.Open, options, logger) { Begun = Prune, Committed = Publish };
    }

    public LogTail FeedTail { get; }

    public LogTail DeskTail { get; }

    /// <summary>Groups made durable since the store was opened.</summary>
    public long CommittedGroups => _groups.CommittedGroups;

    /// <summary>Runs <paramref name="apply"/> in the next group's transaction and answers when that is durable.</summary>
    public ValueTask<T> WriteAsync<T>(Func<WriteSession, T> apply, int weight, CancellationToken cancellationToken) =>
        _groups.WriteAsync(apply, weight, cancellationToken);

    /// <summary>Finishes what was queued, refuses the rest.</summary>
    public async ValueTask DisposeAsync()
    {
        await _groups.DisposeAsync();
        FeedTail.Close();
        DeskTail.Close();
    }

    private void Publish(WriteSession session)
    {
        FeedTail.Publish(session.Feed.State);
        DeskTail.Publish(session.Desk.State);
    }

    private void Prune(WriteSession session)
    {
        var now = _time.GetUtcNow();
        if (now < _nextPrune)
            return;
        var milliseconds = now.ToUnixTimeMilliseconds();
        var isMoreLeft = session.Feed.Keys.Prune(milliseconds) | session.Desk.Keys.Prune(milliseconds);
        session.Vault.Prune(milliseconds);
        _nextPrune = isMoreLeft ? now : now + PruneInterval;
    }
}
