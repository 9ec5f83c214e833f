using LiveHub.Testing;

namespace LiveHub.Feed.Tests.Redis;

/// <summary>Follows a log as a node's tail does: waits, reads after its place, goes on; notes forks and outages.</summary>
internal sealed class LogReader : IAsyncDisposable
{
    private readonly IFeedLog _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private readonly Task _loop;
    private LogPoint _point;
    private int _forks;
    private int _outages;

    private LogReader(IFeedLog log, LogPoint point)
    {
        _log = log;
        _point = point;
        _loop = Task.Run(RunAsync);
    }

    public int Forks => Volatile.Read(ref _forks);

    public int Outages => Volatile.Read(ref _outages);

    public IReadOnlyList<Entry> Entries
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    public static async Task<LogReader> StartAsync(IFeedLog log) => new(log, (await log.GetBoundsAsync(CancellationToken.None)).Tail);

    public Task Until(long offset, TimeSpan? timeout = null) =>
        Eventually.Until($"the entry at offset {offset} is read", () => Entries is [.., var last] && last.Offset >= offset, timeout);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await _log.WaitForAppendAsync(_point.Offset, _stopping.Token);
                await ReadAsync();
            }
            catch (LogUnavailableException)
            {
                Interlocked.Increment(ref _outages);
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ReadAsync()
    {
        switch (await _log.ReadAfterAsync(_point, 512, _stopping.Token))
        {
            case ReadResult.Entries { Items: var entries }:
                lock (_lock)
                    _entries.AddRange(entries);
                if (entries is [.., var last])
                    _point = new LogPoint(new FeedPosition(_point.Epoch, last.Offset), last.Link);
                break;
            case ReadResult.Fork { Bounds: var bounds }:
                _point = bounds.Tail;
                Interlocked.Increment(ref _forks);
                break;
        }
    }
}
