using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LiveHub.Feed.Sqlite;

/// <summary>The one writer of a file: takes the calls that wait in groups, one transaction and one fsync for each group.</summary>
/// <remarks>
/// The path of a call: (1) it is queued; (2) all that wait are taken, up to the group limit; (3) they are judged in order inside one
/// transaction; (4) the commit makes them durable; (5) <see cref="Committed"/> tells those who wait for what is new; (6) the callers
/// get their answers. When (3) or (4) fails, all of the group fail, the session is thrown away, and the next group opens a new one.
/// </remarks>
internal sealed partial class GroupWriter<TSession> : IAsyncDisposable where TSession : class, IWriteSession
{
    private readonly Func<SqliteStoreOptions, TSession> _open;
    private readonly SqliteStoreOptions _options;
    private readonly ILogger _logger;
    private readonly Channel<IWriteCommand<TSession>> _queue;
    private readonly List<IWriteCommand<TSession>> _group = [];
    private readonly Task _loop;
    private TSession? _session;
    private LogUnavailableReason? _failing;
    private long _committedGroups;

    /// <param name="session">Opened by the caller, so that a store that must not be opened says so there; the writer's from here on.</param>
    /// <param name="open">Opens another one after a failure.</param>
    public GroupWriter(TSession session, Func<SqliteStoreOptions, TSession> open, SqliteStoreOptions options, ILogger logger)
    {
        _session = session;
        _open = open;
        _options = options;
        _logger = logger;
        _queue = Channel.CreateBounded<IWriteCommand<TSession>>(new BoundedChannelOptions(options.QueueLimit) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Runs first in each transaction, on the writer.</summary>
    public Action<TSession>? Begun { get; init; }

    /// <summary>Runs after each commit and before the callers are answered, on the writer.</summary>
    public Action<TSession>? Committed { get; init; }

    /// <summary>Groups made durable since the store was opened.</summary>
    public long CommittedGroups => Interlocked.Read(ref _committedGroups);

    /// <summary>Runs <paramref name="apply"/> in the next group's transaction and answers when that is durable.</summary>
    public async ValueTask<T> WriteAsync<T>(Func<TSession, T> apply, int weight, CancellationToken cancellationToken)
    {
        var command = new WriteCommand<TSession, T>(apply, weight);
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
            // Those who were just answered run first and may have their next write ready: fuller groups, fewer fsyncs.
            await Task.Yield();
        }
    }

    private void CommitGroup()
    {
        var session = _session ??= _open(_options);
        session.Begin();
        Begun?.Invoke(session);
        foreach (var command in _group)
            command.Apply(session);
        session.Commit();

        Interlocked.Increment(ref _committedGroups);
        Committed?.Invoke(session);
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
}
