using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Ticker;

/// <summary>What a shard asks of the store, off its loop. Any thread.</summary>
internal sealed class ShardReads(FeedLog feed, LiveFeed live, SnapshotSource snapshots, TimeProvider time)
{
    private const int Batch = 256;

    /// <summary>A joining reader may get a snapshot that is this many entries old, but then no older than <see cref="Crowd"/>; the ring supplies the rest, conflated.</summary>
    private const int SnapshotBehind = 256;

    /// <summary>Who joins within this time shares a snapshot even while news goes out. What happened longer ago must be in it: to a reader who has just come it is no news.</summary>
    private static readonly TimeSpan Crowd = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SnapshotAge = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static bool TryRead(CursorText cursor, out LogPoint point)
    {
        point = default;
        if (!Epoch.TryParse(cursor.Epoch, out var epoch) || !EntryLink.TryParse(cursor.Link, out var link))
            return false;
        point = new LogPoint(new FeedPosition(epoch, cursor.Offset), link);
        return true;
    }

    public Snapshot? KeptSnapshot(FollowSet set) => snapshots.TryGet(set, behind: 0, SnapshotAge) ?? snapshots.TryGet(set, SnapshotBehind, Crowd);

    public Task<Snapshot> SnapshotAsync(FollowSet set) => snapshots.GetAsync(set, SnapshotBehind, Crowd, CancellationToken.None).AsTask();

    /// <summary>The runs after a point, read from the log; null when the log no longer has that point in its history or has removed what follows.</summary>
    public async Task<IReadOnlyList<Run>?> LogAsync(FollowSet set, WireForm form, LogPoint after) =>
        await feed.Log.ReadAfterAsync(after, Batch, CancellationToken.None) is ReadResult.Entries { Items: var entries }
            ? LogRuns.Build(live, set, form, after, entries)
            : null;

    /// <summary>Whether the store has a point that this node has not reached; if so, waits until the node has.</summary>
    public async Task<bool> KnowsAsync(LogPoint point)
    {
        var bounds = await feed.Log.GetBoundsAsync(CancellationToken.None);
        if (bounds.Tail.Epoch != point.Epoch || bounds.Tail.Offset < point.Offset)
            return false;
        await live.State.WaitForAsync(point.Offset, CancellationToken.None);
        return live.Ring?.Tail.Epoch == point.Epoch;
    }

    /// <summary>Repeats a question while the store cannot answer; null when the reader is gone.</summary>
    public async Task<Action?> UntilAnsweredAsync(Func<Task<Action>> question, CancellationToken gone)
    {
        while (true)
        {
            try
            {
                return await question().WaitAsync(gone);
            }
            catch (LogUnavailableException)
            {
                // The tail reports the trouble; here the reader keeps what it has until the store is back.
            }
            catch (OperationCanceledException)
            {
                return null;
            }
            try
            {
                await Task.Delay(Pause, time, gone);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }
}
