using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveHub.Feed;

/// <summary>Reads a log by cursor, entry by entry, for as long as the host lives.</summary>
/// <remarks>
/// 1. Start from where the reader says.
/// 2. Read after the cursor, take each entry, move the cursor past it.
/// 3. At the tail say so, then wait for an append.
/// 4. Another history: let the reader repair it, then start again at the oldest entry; so, too, when entries are gone.
/// 5. The store is away: wait, longer each time up to a cap, and go on from the cursor.
/// </remarks>
public abstract partial class LogReader(IFeedLog log, TimeProvider time, ILogger logger) : BackgroundService
{
    private const int Batch = 256;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    protected IFeedLog Log => log;

    /// <summary>Null: from the oldest entry.</summary>
    protected abstract ValueTask<LogPoint?> BeginAsync(CancellationToken cancellationToken);

    protected abstract ValueTask TakeAsync(Entry entry, CancellationToken cancellationToken);

    /// <summary>All entries up to here have been taken.</summary>
    protected abstract ValueTask TailAsync(LogPoint point, CancellationToken cancellationToken);

    /// <summary>The log has another history than the one read up to <paramref name="cursor"/>; <see cref="Restart"/> follows. Run again when it fails.</summary>
    protected virtual ValueTask RepairAsync(LogPoint cursor, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Reading starts again at the oldest entry.</summary>
    protected abstract void Restart();

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = ShortestPause;
        LogPoint? cursor = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                cursor ??= await BeginAsync(stoppingToken) ?? (await Log.GetBoundsAsync(stoppingToken)).First;
                var read = await Log.ReadAfterAsync(cursor.Value, Batch, stoppingToken);
                pause = ShortestPause;
                if (read is not ReadResult.Entries { Items: var entries })
                {
                    LogFork(logger, cursor.Value.Position);
                    if (read is ReadResult.Fork)
                        await RepairAsync(cursor.Value, stoppingToken);
                    Restart();
                    // Not from where a kept cursor says: that one belongs to the other history.
                    cursor = (await Log.GetBoundsAsync(stoppingToken)).First;
                    continue;
                }
                foreach (var entry in entries)
                {
                    await TakeAsync(entry, stoppingToken);
                    cursor = new LogPoint(new FeedPosition(cursor.Value.Epoch, entry.Offset), entry.Link);
                }
                if (entries.Count == Batch)
                    continue;
                await TailAsync(cursor.Value, stoppingToken);
                await Log.WaitForAppendAsync(cursor.Value.Offset, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Stopped, which is no fault: it can be started again and goes on from its cursor.
                return;
            }
            catch (LogUnavailableException exception)
            {
                LogStoreAway(logger, exception.Reason, exception);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
