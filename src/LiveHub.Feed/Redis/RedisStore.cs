using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveHub.Feed.Redis;

/// <summary>The store that many nodes share: the feed, the desk and what lies beside them in one Redis.</summary>
/// <remarks>Each node opens its own. Dispose it to end its connections; what is in Redis stays.</remarks>
public sealed class RedisStore : IAsyncDisposable
{
    private static readonly TimeSpan OpenPause = TimeSpan.FromMilliseconds(100);

    private readonly RedisConnection _connection;
    private readonly RedisConfirmation? _confirmation;
    private readonly StoreCheck _check;
    private readonly List<RedisWatch> _watches = [];
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isClosing;

    private RedisStore(RedisConnection connection, RedisConfirmation? confirmation, RedisStoreOptions options, StoreClock clock, ILogger logger)
    {
        _connection = connection;
        _confirmation = confirmation;
        var keys = Keys = new RedisKeys(options.Prefix, connection.Database);
        _check = new StoreCheck(connection, keys.Cursors, options, logger);
        Cursors = new RedisCursorStore(connection, keys, _check);
        Leases = new RedisLeaseStore(connection, keys, options);
        Vault = new RedisVault(connection, keys, _check, options);
        Board = new RedisNodeBoard(connection, keys, options);
        Feed = OpenLog(LogName.Feed);
        Desk = OpenLog(LogName.Desk);
        connection.Changed += OnConnectionChanged;

        RedisFeedLog OpenLog(LogName name)
        {
            var log = keys.Log(name);
            var reads = new RedisLogReads(connection, log, options);
            var tail = new RedisTail(clock);
            var watch = new RedisWatch(reads, tail, options, clock, logger, hear => connection.SubscribeAsync(log.Bell, hear));
            _watches.Add(watch);
            return new RedisFeedLog(reads, new RedisLogWrites(connection, log, _check, confirmation, options), tail, watch);
        }
    }

    public IFeedLog Feed { get; }

    public IFeedLog Desk { get; }

    public ICursorStore Cursors { get; }

    public ILeaseStore Leases { get; }

    public IVault Vault { get; }

    public INodeBoard Board { get; }

    /// <summary>Why appends are refused although Redis answers, such as other settings after a restart; null while they are not.</summary>
    public string? Fault => _check.Fault;

    /// <summary>For what lies beside the logs: its commands share the connection, its writes ask the check first.</summary>
    internal RedisConnection Connection => _connection;

    internal StoreCheck Check => _check;

    internal RedisKeys Keys { get; }

    /// <summary>Connects to a store, making what is missing in it.</summary>
    /// <param name="clock">Set by the store's clock from now on.</param>
    /// <exception cref="StoreRefusedException">Redis does not answer, is too old, or would lose what it acknowledges.</exception>
    public static async Task<RedisStore> OpenAsync(RedisStoreOptions options, StoreClock clock, ILogger<RedisStore>? logger = null)
    {
        if (!RedisStoreOptions.IsConfiguration(options.Configuration))
            throw new StoreRefusedException("The Redis configuration must be HOST:PORT or a StackExchange.Redis configuration string such as HOST:PORT,password=…,ssl=true.");
        var connection = await RedisConnection.OpenAsync(options, options.AnswerTimeout);
        var confirmation = options.ConfirmReplicas == 0
            ? null
            : new RedisConfirmation(await RedisConnection.OpenAsync(options, options.AnswerTimeout + options.ConfirmTimeout), options);
        var store = new RedisStore(connection, confirmation, options, clock, logger ?? NullLogger<RedisStore>.Instance);
        try
        {
            await store.StartAsync(options.OpenTimeout, clock);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the store for a start that has nothing else to do meanwhile.</summary>
    /// <exception cref="StoreRefusedException">Redis does not answer, is too old, or would lose what it acknowledges.</exception>
    public static RedisStore Open(RedisStoreOptions options, StoreClock clock, ILogger<RedisStore>? logger = null) =>
        Task.Run(() => OpenAsync(options, clock, logger)).GetAwaiter().GetResult();

    /// <summary>Completes when all connections are closed, for whoever calls first and for those who call meanwhile.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosing, 1) == 0)
            await CloseAsync();
        await _closed.Task;
    }

    private async Task CloseAsync()
    {
        try
        {
            _connection.Changed -= OnConnectionChanged;
            foreach (var watch in _watches)
                await watch.DisposeAsync();
            if (_confirmation is not null)
                await _confirmation.DisposeAsync();
            await _connection.DisposeAsync();
            _check.Dispose();
        }
        finally
        {
            _closed.SetResult();
        }
    }

    /// <summary>A store that is just being started, or is loading its data, gets a while to answer.</summary>
    private async Task StartAsync(TimeSpan patience, TimeProvider time)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await _check.EnsureAsync(CancellationToken.None);
                foreach (var watch in _watches)
                    await watch.StartAsync();
                return;
            }
            catch (LogUnavailableException exception) when (exception.Reason == LogUnavailableReason.NotDurable)
            {
                throw new StoreRefusedException(exception.Message, exception);
            }
            catch (LogUnavailableException exception) when (time.GetElapsedTime(started) > patience)
            {
                throw new StoreRefusedException($"{exception.Message} See that Redis runs and that --redis names it, then start again.", exception);
            }
            catch (LogUnavailableException)
            {
                await Task.Delay(OpenPause, time);
            }
        }
    }

    private void OnConnectionChanged()
    {
        _check.Invalidate();
        foreach (var watch in _watches)
            watch.LookAgain();
    }
}
