using LiveHub.Feed;
using LiveHub.Server.Repair;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Reading;

/// <summary>Follows the log and keeps <see cref="LiveFeed"/> current. The only writer of the fold and the ring.</summary>
/// <remarks>
/// 1. Read the checkpoint and the entries after it into the fold; fill the ring from the log to its capacity.
/// 2. Wait for an append, read after the ring's tail, fold, put into the ring, ring the bell.
/// 3. A fork (the log has another history now): give back what this node holds and the log has lost, then start at 1; so, too, when
///    retention has passed this node. The old picture stays until the new one is whole; readers are reset once.
/// 4. The store is away: keep what is there, say so, try again after a pause.
/// </remarks>
internal sealed partial class FeedTail(
    FeedLog feed, LiveFeed live, ForkRepair repair, StoreHealth health, TimeProvider time, ILogger<FeedTail> logger, IOptions<ReadingOptions> options) : BackgroundService
{
    private const int Batch = 512;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly IFeedLog _log = feed.Log;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        FeedRing? ring = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                ring ??= await LoadAsync(stoppingToken);
                if (!await FollowAsync(ring, stoppingToken))
                    ring = null;
            }
            catch (LogUnavailableException exception)
            {
                health.Failed(exception);
                LogStoreAway(logger, exception.Reason, exception);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task<FeedRing> LoadAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var bounds = await _log.GetBoundsAsync(cancellationToken);
        var checkpoint = await _log.ReadCheckpointAsync(cancellationToken);
        var state = new FeedState(time);
        if (checkpoint is null)
            state.Begin(bounds.First, []);
        else
            state.Begin(checkpoint.Point, FoldCheckpoint.Decode(checkpoint));

        var folded = state.Position.Offset;
        var wanted = Math.Max(bounds.First.Offset, Math.Min(folded, bounds.Tail.Offset - options.Value.RingCapacity));
        var ring = new FeedRing(options.Value.RingCapacity, await PointAtAsync(wanted, bounds, cancellationToken));
        await foreach (var entry in ReadToTailAsync(ring, bounds.Tail.Offset, cancellationToken))
        {
            state.NoteDamage(entry, logger);
            // Damaged ones are counted even when the checkpoint holds what they said: their bodies are gone.
            if (entry.Offset > folded || entry.IsDamaged)
                Picture.Add(state, ring, entry, bounds.Tail.Epoch);
            else
                AddFolded(state, ring, entry, bounds.Tail.Epoch);
        }
        live.Start(state, ring);
        LogLoaded(logger, ring.Tail.Position, ring.Tail.Offset - ring.Base, time.GetElapsedTime(started));
        return ring;
    }

    private async Task<bool> FollowAsync(FeedRing ring, CancellationToken cancellationToken)
    {
        await _log.WaitForAppendAsync(ring.Tail.Offset, cancellationToken);
        switch (await _log.ReadAfterAsync(ring.Tail, Batch, cancellationToken))
        {
            case ReadResult.Entries { Items: var entries }:
                foreach (var entry in entries)
                {
                    live.State.NoteDamage(entry, logger);
                    Picture.Add(live.State, ring, entry, ring.Tail.Epoch);
                }
                live.Announce();
                return true;
            case ReadResult.Fork:
                LogFork(logger, ring.Tail.Position);
                await repair.RunFeedAsync(live.State, ring, cancellationToken);
                return false;
            default:
                LogGone(logger, ring.Tail.Position);
                return false;
        }
    }

    private async IAsyncEnumerable<Entry> ReadToTailAsync(
        FeedRing ring, long tail, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (ring.Tail.Offset < tail && await _log.ReadAfterAsync(ring.Tail, Batch, cancellationToken) is ReadResult.Entries { Items.Count: > 0 } run)
        {
            foreach (var entry in run.Items)
                yield return entry;
        }
    }

    /// <summary>An entry that the checkpoint holds already: only the ring misses it.</summary>
    private static void AddFolded(FeedState state, FeedRing ring, Entry entry, Epoch epoch)
    {
        var first = state.Find(entry.Subject)?.First ?? entry.Offset;
        ring.Add(new RingEntry(entry, first, entry.Routing.Topics), replaces: null, epoch);
    }

    private async Task<LogPoint> PointAtAsync(long offset, LogBounds bounds, CancellationToken cancellationToken)
    {
        if (offset == bounds.First.Offset)
            return bounds.First;
        var entries = await _log.ReadAtAsync([offset], cancellationToken);
        return entries is [var entry] ? new LogPoint(new FeedPosition(bounds.Tail.Epoch, offset), entry.Link) : bounds.First;
    }
}
