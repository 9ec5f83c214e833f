using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>Looks whether Redis keeps what it acknowledges: at open, and again after each change of the connection.</summary>
/// <remarks>Any thread. Whoever writes asks <see cref="EnsureAsync"/> first, so that a store which came back with other settings acknowledges nothing.</remarks>
internal sealed partial class StoreCheck(RedisConnection connection, RedisKey key, RedisStoreOptions options, ILogger logger) : IDisposable
{
    private static readonly Version OldestVersion = new(6, 2);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _isCurrent;
    private volatile string? _fault;
    private int _changes;

    /// <summary>What an acknowledged append survives.</summary>
    public Durability Durability { get; private set; } = Durability.Memory;

    /// <summary>Why appends are refused; null while they are not.</summary>
    public string? Fault => _fault;

    /// <summary>The connection has changed: another server may be at its end, or the same one with other settings.</summary>
    public void Invalidate()
    {
        Interlocked.Increment(ref _changes);
        _isCurrent = false;
    }

    /// <summary>Completes at once unless the connection has changed since the last look, or the last look found a fault.</summary>
    /// <exception cref="LogUnavailableException">Redis did not answer, or <see cref="Fault"/> says why it gets no appends.</exception>
    public ValueTask EnsureAsync(CancellationToken cancellationToken) => _isCurrent ? ValueTask.CompletedTask : new ValueTask(LookAsync(cancellationToken));

    public void Dispose() => _gate.Dispose();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _gate.WaitAsync(cancellationToken);
        }
        catch (ObjectDisposedException exception)
        {
            throw RedisFailure.Explain(exception, connection.Address);
        }
        try
        {
            while (!_isCurrent)
            {
                var changes = Volatile.Read(ref _changes);
                Take(await FindFaultAsync(cancellationToken));
                // A fault is looked for again by the next who asks: settings can be changed while Redis runs.
                if (_fault is { } fault)
                    throw new LogUnavailableException(LogUnavailableReason.NotDurable, fault);
                _isCurrent = true;
                if (changes != Volatile.Read(ref _changes))
                    _isCurrent = false;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private void Take(string? fault)
    {
        if (fault is not null && fault != _fault)
            LogRefusing(fault);
        else if (fault is null && _fault is not null)
            LogAccepting();
        _fault = fault;
    }

    private async Task<string?> FindFaultAsync(CancellationToken cancellationToken)
    {
        var server = await connection.FindPrimaryAsync(key, cancellationToken);
        var info = await InfoAsync(server, cancellationToken);
        if (!Version.TryParse(info.GetValueOrDefault("redis_version"), out var version) || version < OldestVersion)
            return $"Redis at {connection.Address} has version {info.GetValueOrDefault("redis_version", "unknown")}. LiveHub needs {OldestVersion} or newer.";

        var policy = await SettingAsync(server, "maxmemory-policy", cancellationToken) ?? info.GetValueOrDefault("maxmemory_policy", "unknown");
        if (policy != "noeviction")
            return $"Redis at {connection.Address} has maxmemory-policy {policy}: it would throw entries away. Set maxmemory-policy noeviction.";

        Durability = await FindDurabilityAsync(server, info, cancellationToken);
        return Durability == Durability.Memory && !options.AllowVolatile
            ? $"Redis at {connection.Address} keeps no append-only file: what it acknowledges is lost when it ends. "
                + "Set appendonly yes and appendfsync always (or everysec), or start with --allow-volatile."
            : null;
    }

    private async Task<Durability> FindDurabilityAsync(IServer server, Dictionary<string, string> info, CancellationToken cancellationToken)
    {
        if (info.GetValueOrDefault("aof_enabled") != "1")
            return Durability.Memory;
        switch (await SettingAsync(server, "appendfsync", cancellationToken))
        {
            case "always":
                return Durability.Fsync;
            case null:
                LogNoConfig();
                return Durability.EverySecond;
            case "everysec":
                return Durability.EverySecond;
            default:
                return Durability.Memory; // The system's own idea of when to write: half a minute.
        }
    }

    /// <summary>Null where CONFIG is forbidden, as with most managed ones.</summary>
    private async Task<string?> SettingAsync(IServer server, string name, CancellationToken cancellationToken)
    {
        try
        {
            var pairs = await server.ConfigGetAsync(name).WaitAsync(cancellationToken);
            return pairs is [var pair] ? pair.Value : null;
        }
        catch (RedisServerException)
        {
            return null;
        }
        catch (Exception exception) when (RedisFailure.IsOne(exception))
        {
            throw RedisFailure.Explain(exception, connection.Address);
        }
    }

    private async Task<Dictionary<string, string>> InfoAsync(IServer server, CancellationToken cancellationToken)
    {
        try
        {
            var sections = await server.InfoAsync().WaitAsync(cancellationToken);
            return sections.SelectMany(section => section).GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value, StringComparer.Ordinal);
        }
        catch (Exception exception) when (RedisFailure.IsOne(exception))
        {
            throw RedisFailure.Explain(exception, connection.Address);
        }
    }
}
