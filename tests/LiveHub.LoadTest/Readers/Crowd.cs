using LiveHub.LoadTest.Targets;
using LiveHub.Protocol;

namespace LiveHub.LoadTest.Readers;

/// <summary>All readers of a measure.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    private const int AtATime = 50;
    private readonly List<RawReader> _readers;
    private readonly PeriodicTimer _timer = new(PingInterval, TimeProvider.System);
    private readonly Task _reading;
    private readonly Task _pinging;

    private Crowd(List<RawReader> readers)
    {
        _readers = readers;
        _reading = Task.WhenAll(readers.Select(reader => reader.ReadAsync()));
        _pinging = PingAsync();
    }

    public int Count => _readers.Count;

    public int Open => _readers.Count(reader => reader.IsOpen);

    /// <summary>Readers that got the headlines in another order than the first reader.</summary>
    public int OutOfOrder => _readers.Count(reader => reader.Order != _readers[0].Order);

    public static async Task<Crowd> FollowAsync(ITarget target, int count, Tally tally)
    {
        var readers = Enumerable.Range(0, count).Select(_ => new RawReader(tally)).ToList();
        foreach (var some in readers.Chunk(AtATime))
            await Task.WhenAll(some.Select(reader => reader.FollowAsync(target.Url, HubMethods.Path, target.Follow)));
        return new Crowd(readers);
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _pinging;
        foreach (var reader in _readers)
            reader.Dispose();
        await _reading;
    }

    private async Task PingAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            foreach (var reader in _readers)
                reader.KeepAlive();
        }
    }
}
