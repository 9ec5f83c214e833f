using LiveHub.Feed;
using LiveHub.Protocol;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Reading;

/// <summary>Writes the fold down now and then, and removes what is older than the retention.</summary>
/// <remarks>Only what a checkpoint covers is ever removed, and what is removed leaves a tombstone in the fold first.</remarks>
internal sealed partial class CheckpointWriter(
    FeedLog feed, LiveFeed live, TimeProvider time, ILogger<CheckpointWriter> logger, IOptions<ReadingOptions> options) : BackgroundService
{
    private const int BuryBatch = 256;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);
    private readonly IFeedLog _log = feed.Log;
    private long _buriedThrough;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await live.Loaded.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (LogUnavailableException exception)
            {
                LogPutOff(logger, exception.Reason, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look at what is due.</summary>
    internal async Task WorkAsync(CancellationToken cancellationToken)
    {
        // An entry that this version cannot read may be readable to the next: it must still be in the log then.
        if (live.State.Undecodable > 0)
            return;
        var stored = await _log.ReadCheckpointAsync(cancellationToken);
        var bounds = await _log.GetBoundsAsync(cancellationToken);
        BuryWhatOthersRemoved(stored, bounds);
        var last = stored?.Point.Position;
        var through = await TrimPointAsync(bounds, cancellationToken);
        if (through > 0)
            await BuryAsync(through, cancellationToken);
        if (through == 0 && live.State.Position.Offset - (last?.Offset ?? 0) < options.Value.CheckpointEvery)
            return;

        var (point, heads) = live.State.Capture();
        if (await _log.WriteCheckpointAsync(new Checkpoint(FoldCheckpoint.Format, point, FoldCheckpoint.Encode(heads)), last, cancellationToken))
            LogWritten(logger, point.Position, heads.Count);
        if (through > 0)
            LogTrimmed(logger, await _log.TrimAsync(through, cancellationToken));
    }

    /// <summary>The last offset whose time is past retention; 0 when nothing is due.</summary>
    private async Task<long> TrimPointAsync(LogBounds bounds, CancellationToken cancellationToken)
    {
        if (options.Value.Retention is not { } retention)
            return 0;
        var limit = (time.GetUtcNow() - retention).ToUnixTimeMilliseconds();
        var (low, high) = (bounds.First.Offset, bounds.Tail.Offset);
        // Times never go backwards along the log, so the boundary is found by halving.
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (await _log.ReadAtAsync([middle], cancellationToken) is [{ Time: var at }] && at < limit)
                low = middle;
            else
                high = middle - 1;
        }
        return low == bounds.First.Offset ? 0 : low;
    }

    /// <summary>Another node that removed entries left their tombstones in the checkpoint; the bodies can be read no more.</summary>
    private void BuryWhatOthersRemoved(Checkpoint? stored, LogBounds bounds)
    {
        if (stored is null || bounds.First.Offset <= _buriedThrough)
            return;
        foreach (var head in FoldCheckpoint.Decode(stored))
        {
            if (head.Tombstone is { } tombstone)
                live.State.Bury(head, tombstone);
        }
        _buriedThrough = bounds.First.Offset;
    }

    private async Task BuryAsync(long through, CancellationToken cancellationToken)
    {
        foreach (var batch in live.State.ItemsThrough(through).Chunk(BuryBatch))
        {
            var entries = (await _log.ReadAtAsync([.. batch.Select(head => head.Offset)], cancellationToken)).ToDictionary(entry => entry.Offset);
            foreach (var head in batch)
            {
                if (entries.TryGetValue(head.Offset, out var entry) && EntryEncoder.TryDecode(entry.Kind, entry.Body) is ItemFact item)
                    live.State.Bury(head, new Tombstone(item.Headline, item.Url));
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Checkpoint at {Position}: {Subjects} subjects")]
    private static partial void LogWritten(ILogger logger, FeedPosition position, int subjects);

    [LoggerMessage(LogLevel.Information, "Entries up to {Offset} are past retention and were removed")]
    private static partial void LogTrimmed(ILogger logger, long offset);

    [LoggerMessage(LogLevel.Warning, "The checkpoint is put off ({Reason})")]
    private static partial void LogPutOff(ILogger logger, LogUnavailableReason reason, Exception exception);
}
