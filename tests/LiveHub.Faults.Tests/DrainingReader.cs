using System.Diagnostics;
using LiveHub.Client;
using LiveHub.Protocol;

namespace LiveHub.Faults.Tests;

/// <summary>A reader of the .NET client that follows all topics for ever, and writes down what it was told and when.</summary>
internal sealed class DrainingReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<string> _items = [];
    private readonly Task _reading;
    private bool _isLive;
    private int _snapshots;

    public DrainingReader(Uri server) => _reading = Task.Run(() => ReadAsync(new LiveHubClient(server)));

    public bool IsLive
    {
        get
        {
            lock (_gate)
                return _isLive;
        }
    }

    /// <summary>Item subjects in the order in which they came, of all connections together.</summary>
    public IReadOnlyList<string> Items
    {
        get
        {
            lock (_gate)
                return [.. _items];
        }
    }

    public int Snapshots => Volatile.Read(ref _snapshots);

    /// <summary>When the goodbye came, as a <see cref="Stopwatch"/> timestamp, and what had come by then.</summary>
    public (long At, int Items)? Goodbye { get; private set; }

    /// <summary>When frames came again.</summary>
    public long? Back { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reading;
        _stopping.Dispose();
    }

    private async Task ReadAsync(LiveHubClient client)
    {
        try
        {
            await foreach (var change in client.FollowAsync(new FollowRequest { Topics = [FollowSet.AllTopics] }, _stopping.Token))
            {
                lock (_gate)
                    Take(change);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    private void Take(LiveChange change)
    {
        switch (change)
        {
            case EntryChange { Entry: var entry } when entry.Kind == EntryKinds.ItemPosted:
                _items.Add(entry.Subject);
                break;
            case SnapshotChange:
                Interlocked.Increment(ref _snapshots);
                break;
            case ConnectionChange { State: var state, Reason: var reason }:
                _isLive = state == ConnectionState.Live;
                if (_isLive && Goodbye is not null)
                    Back ??= Stopwatch.GetTimestamp();
                if (reason?.Contains(GoodbyeCodes.Draining, StringComparison.Ordinal) == true)
                    Goodbye ??= (Stopwatch.GetTimestamp(), _items.Count);
                break;
        }
    }
}
