using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>The connections to one Redis: one for commands, shared by all who ask, and one for bells.</summary>
/// <remarks>Any thread. Nothing waits in a queue while Redis is away: what cannot be sent fails at once.</remarks>
internal sealed class RedisConnection : IAsyncDisposable
{
    private static readonly TimeSpan ReconnectPause = TimeSpan.FromMilliseconds(250);

    private readonly ConnectionMultiplexer _multiplexer;
    private readonly IDatabase _database;

    private RedisConnection(ConnectionMultiplexer multiplexer, ConfigurationOptions configuration)
    {
        _multiplexer = multiplexer;
        _database = multiplexer.GetDatabase();
        Address = string.Join(", ", configuration.EndPoints.Select(endpoint => EndPointCollection.ToString(endpoint)));
        multiplexer.ConnectionFailed += (_, _) => Changed?.Invoke();
        multiplexer.ConnectionRestored += (_, _) => Changed?.Invoke();
        multiplexer.ConfigurationChanged += (_, _) => Changed?.Invoke();
    }

    /// <summary>A connection was lost or came back, or another server is the primary now.</summary>
    public event Action? Changed;

    /// <summary>The endpoints of the configuration, for messages; no secrets.</summary>
    public string Address { get; }

    public int Database => _database.Database;

    public static async Task<RedisConnection> OpenAsync(RedisStoreOptions options, TimeSpan answerTimeout)
    {
        var configuration = ConfigurationOptions.Parse(options.Configuration);
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.AsyncTimeout = configuration.SyncTimeout = (int)answerTimeout.TotalMilliseconds;
        configuration.ConnectTimeout = (int)options.AnswerTimeout.TotalMilliseconds;
        configuration.ReconnectRetryPolicy = new LinearRetry((int)ReconnectPause.TotalMilliseconds);
        // How exactly timeouts are kept, and how soon a silent connection is given up for a new one (four times KeepAlive).
        configuration.HeartbeatInterval = TimeSpan.FromMilliseconds(250);
        configuration.KeepAlive = 1;
        // Two connections: a large answer does not hold up a bell.
        configuration.Protocol = RedisProtocol.Resp2;
        // The prefix that matters is ours; scripts would not know of this one.
        configuration.ChannelPrefix = default;
        configuration.ConfigurationChannel = "";
        configuration.AllowAdmin = true; // CONFIG GET, to see what the store keeps.
        configuration.ClientName ??= "livehub";
        return new RedisConnection(await ConnectionMultiplexer.ConnectAsync(configuration), configuration);
    }

    /// <exception cref="LogUnavailableException">Redis did not answer, or answered with an error. What the script writes may have been written.</exception>
    public async Task<RedisResult> RunAsync(RedisScript script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await AskAsync(database => database.ScriptEvaluateAsync(script.Text, keys, values, CommandFlags.DemandMaster), cancellationToken);
    }

    /// <exception cref="LogUnavailableException">Redis did not answer, or answered with an error.</exception>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(_database).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (RedisFailure.IsOne(exception))
        {
            throw RedisFailure.Explain(exception, Address);
        }
    }

    /// <summary>The primary that holds a key.</summary>
    /// <exception cref="LogUnavailableException">There is none now.</exception>
    public async Task<IServer> FindPrimaryAsync(RedisKey key, CancellationToken cancellationToken)
    {
        var endpoint = await AskAsync(database => database.IdentifyEndpointAsync(key, CommandFlags.DemandMaster), cancellationToken)
            ?? throw new LogUnavailableException(LogUnavailableReason.Failed, $"The store in Redis at {Address} cannot be reached.");
        return _multiplexer.GetServer(endpoint);
    }

    /// <summary>How many clients, of any server that is reached, hear a channel.</summary>
    /// <exception cref="LogUnavailableException">A server did not answer.</exception>
    public async Task<long> CountHearersAsync(RedisChannel channel, CancellationToken cancellationToken)
    {
        var hearers = 0L;
        foreach (var server in _multiplexer.GetServers().Where(server => server.IsConnected))
            hearers += await AskAsync(_ => server.SubscriptionSubscriberCountAsync(channel), cancellationToken);
        return hearers;
    }

    /// <summary>Hears bells in order, one at a time, also after the connection was lost and came back.</summary>
    public async Task SubscribeAsync(RedisChannel channel, Action<ReadOnlyMemory<byte>> hear)
    {
        try
        {
            var queue = await _multiplexer.GetSubscriber().SubscribeAsync(channel);
            queue.OnMessage(message => hear((ReadOnlyMemory<byte>)message.Message));
        }
        catch (Exception exception) when (RedisFailure.IsOne(exception))
        {
            throw RedisFailure.Explain(exception, Address);
        }
    }

    public ValueTask DisposeAsync() => _multiplexer.DisposeAsync();
}
