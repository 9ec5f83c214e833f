using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LiveHub.Feed.Sqlite;

/// <summary>The one writer of the store: takes the calls that wait in groups, one transaction and one fsync for each group, both logs together.</summary>
/// <remarks>
/// The path of a call: (1) it is queued; (2) all that wait are taken, up to the group limit; (3) they are judged in order inside one
/// transaction; (4) the commit makes them durable; (5) the tails are published, which wakes those who wait for entries; (6) the callers
/// get their answers. When (3) or (4) fails, all of the group fail, the session is thrown away, and the next group opens a new one.
/// </remarks>
internal sealed partial class SqliteWriter : IAsyncDisposable
{
    private static readonly TimeSpan PruneInterval = TimeSpan.FromMinutes(10);

    private readonly SqliteStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<IWriteCommand> _queue;
    private readonly List<IWriteCommand> _group = [];
    private readonly Task _loop;
    private WriteSession? _session;
    private LogUnavailableReason? _failing;
    private DateTimeOffset _nextPrune;
    private long _committedGroups;

    /// <param name="session">Opened by the caller, so that a store that must not be opened says so there; the writer's from here on.</param>
    public SqliteWriter(WriteSession session, SqliteStoreOptions options, TimeProvider time, ILogger logger)
    {
        _session = session;
        _options = options;
        _time = time;
        _logger = logger;
        FeedTail = new LogTail(session.Feed.State);
        DeskTail = new LogTail(session.Desk.State);
        _queue = Channel.CreateBounded<IWriteCommand>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    public LogTail FeedTail { get; }

    public LogTail DeskTail { get; }

    /// <summary>Groups made durable since the store was opened.</summary>
    public long CommittedGroups => Interlocked.Read(ref _committedGroups);

    /// <summary>Runs <paramref name="apply"/> in the next group's transaction and answers when that is durable.</summary>
    public async ValueTask<T> WriteAsync<T>(Func<WriteSession, T> apply, int weight, CancellationToken cancellationToken)
    {
        var command = new WriteCommand<T>(apply, weight);
        try
        {
            await _queue.Writer.WriteAsync(command, cancellationToken);
        }
        catch (ChannelClosedException exception)
        {
            throw new LogUnavailableException(LogUnavailableReason.Closing, "The store is being closed.", exception);
        }
        return await command.Answer.WaitAsync(cancellationToken);
    }

    /// <summary>Finishes what was queued, refuses the rest.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        FeedTail.Close();
        DeskTail.Close();
        _session?.Dispose();
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            for (var weight = 0; weight < _options.GroupLimit && _queue.Reader.TryRead(out var command); weight += command.Weight)
                _group.Add(command);
            try
            {
                CommitGroup();
            }
            catch (Exception exception)
            {
                FailGroup(exception);
            }
            _group.Clear();
            // Those who were just answered run first and may have their next append ready: fuller groups, fewer fsyncs.
            await Task.Yield();
        }
    }

    private void CommitGroup()
    {
        var session = _session ??= WriteSession.Open(_options);
        session.Begin();
        Prune(session);
        foreach (var command in _group)
            command.Apply(session);
        session.Commit();

        Interlocked.Increment(ref _committedGroups);
        FeedTail.Publish(session.Feed.State);
        DeskTail.Publish(session.Desk.State);
        foreach (var command in _group)
            command.Complete();
        if (_failing is not null)
            LogRecovered();
        _failing = null;
    }

    private void FailGroup(Exception exception)
    {
        _session?.Dispose();
        _session = null;
        var failure = SqliteFailure.Explain(exception, _options);
        if (_failing != failure.Reason) // Once per change: a full disk would otherwise fill the log with itself.
            LogFailing(failure.Reason, exception);
        _failing = failure.Reason;
        foreach (var command in _group)
            command.Fail(failure);
    }

    private void Prune(WriteSession session)
    {
        var now = _time.GetUtcNow();
        if (now < _nextPrune)
            return;
        var milliseconds = now.ToUnixTimeMilliseconds();
        var isMoreLeft = session.Feed.Keys.Prune(milliseconds) | session.Desk.Keys.Prune(milliseconds);
        _nextPrune = isMoreLeft ? now : now + PruneInterval;
    }
}
