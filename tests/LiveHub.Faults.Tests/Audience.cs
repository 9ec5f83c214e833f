using LiveHub.Checker;
using LiveHub.Checker.Judging;
using LiveHub.Checker.Reading;
using LiveHub.Feed;
using LiveHub.Testing;
using LiveHub.Testing.Faults;

namespace LiveHub.Faults.Tests;

/// <summary>A few readers, each through a proxy, whose transcripts are judged at the end.</summary>
internal sealed class Audience : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<CheckedReader> _readers;
    private readonly Task _reading;

    /// <param name="plan">Its number of readers, topics and languages are used.</param>
    public Audience(CheckPlan plan, int port)
    {
        _readers = [.. Enumerable.Range(0, plan.Readers).Select(number => new CheckedReader(
            number, new Random(plan.Seed + number), ReaderLine.All[number % ReaderLine.All.Count], new FaultProxy(port), plan, TimeProvider.System) { MayChange = false })];
        _reading = Task.WhenAll(_readers.Select(reader => reader.RunAsync(_stopping.Token)));
    }

    public IReadOnlyList<CheckedReader> Readers => _readers;

    public async Task ReachAsync(long offset)
    {
        foreach (var reader in _readers)
            await Eventually.Until($"{reader.Name} is at {offset}", () => reader.Cursor?.Offset >= offset);
    }

    /// <summary>Nobody gets through until <see cref="Welcome"/>.</summary>
    public void Refuse()
    {
        foreach (var reader in _readers)
        {
            reader.Proxy.IsRefusing = true;
            reader.Proxy.Cut();
        }
    }

    public void Welcome(int port)
    {
        foreach (var reader in _readers)
        {
            reader.Proxy.TargetPort = port;
            reader.Proxy.IsRefusing = false;
        }
    }

    public async Task LeaveAsync()
    {
        await _stopping.CancelAsync();
        await _reading;
    }

    /// <summary>The last join of every reader, held against a log.</summary>
    public IReadOnlyList<string> Faults(IReadOnlyList<Entry> log, int snapshotItems = 50)
    {
        var judge = new Judge(new ReferenceFold(log), snapshotItems);
        return [.. _readers.SelectMany(reader => reader.Joins.TakeLast(1).SelectMany(judge.Faults).Select(fault => $"{reader.Name}: {fault}"))];
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        foreach (var reader in _readers)
            await reader.Proxy.DisposeAsync();
        _stopping.Dispose();
    }
}
