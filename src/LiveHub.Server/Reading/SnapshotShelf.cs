using System.Threading.Channels;
using LiveHub.Feed;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Reading;

/// <summary>Keeps what any snapshot may hold in memory when it leaves the ring: new readers are served while the store is away.</summary>
/// <remarks>One loop writes; <see cref="Find"/> may be called from any thread. Looks each time the tail has moved by an eighth of the ring.</remarks>
internal sealed partial class SnapshotShelf(FeedLog feed, LiveFeed live, TimeProvider time, ILogger<SnapshotShelf> logger, IOptions<ReadingOptions> options)
    : BackgroundService
{
    private const int Batch = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private volatile Shelf _shelf = new(live.State, 0, new Dictionary<long, RingEntry>());

    /// <summary>The entry at an offset of a fold's history; null when it is not kept here.</summary>
    public RingEntry? Find(FeedState state, long offset)
    {
        var shelf = _shelf;
        return ReferenceEquals(shelf.State, state) ? shelf.Entries.GetValueOrDefault(offset) : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        live.Moved += () => bell.Writer.TryWrite(true);
        await live.Loaded.WaitAsync(stoppingToken);
        do
        {
            try
            {
                await FillAsync(stoppingToken);
            }
            catch (LogUnavailableException exception)
            {
                LogPutOff(logger, exception.Reason, exception);
                await Task.Delay(Pause, time, stoppingToken);
                bell.Writer.TryWrite(true);
            }
        }
        while (await bell.Reader.WaitToReadAsync(stoppingToken) && await bell.Reader.ReadAsync(stoppingToken));
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var (state, ring) = live.Picture;
        if (ring is null)
            return;
        var (old, capacity) = (_shelf, options.Value.RingCapacity);
        var isSame = ReferenceEquals(old.State, state);
        if (isSame && old.At > 0 && ring.Tail.Offset - old.At < capacity / 8)
            return;

        // What will have left the ring when the next look is due.
        var leaving = ring.Tail.Offset - (capacity * 3 / 4);
        var entries = new Dictionary<long, RingEntry>();
        var missing = new List<SubjectHead>();
        foreach (var head in state.Showable(options.Value.SnapshotItems).Where(head => head.Offset <= leaving))
        {
            if (((isSame ? old.Entries.GetValueOrDefault(head.Offset) : null) ?? ring.Find(head.Offset)) is { } kept)
                entries[head.Offset] = kept;
            else
                missing.Add(head);
        }
        foreach (var batch in missing.Chunk(Batch))
        {
            var firsts = batch.ToDictionary(head => head.Offset, head => head.First);
            foreach (var entry in await feed.Log.ReadAtAsync(firsts.Keys, cancellationToken))
            {
                entries[entry.Offset] = new RingEntry(entry, firsts[entry.Offset], []);
                state.NoteDamage(entry, logger);
            }
        }
        _shelf = new Shelf(state, ring.Tail.Offset, entries);
    }

    [LoggerMessage(LogLevel.Debug, "Older headlines are read into memory when the store answers again ({Reason})")]
    private static partial void LogPutOff(ILogger logger, LogUnavailableReason reason, Exception exception);

    /// <param name="State">The history that the offsets belong to.</param>
    /// <param name="At">The tail at the last look.</param>
    private sealed record Shelf(FeedState State, long At, IReadOnlyDictionary<long, RingEntry> Entries);
}
