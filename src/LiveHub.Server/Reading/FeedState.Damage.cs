using LiveHub.Feed;

namespace LiveHub.Server.Reading;

internal sealed partial class FeedState
{
    /// <summary>Counts, and tells once, an entry that is found damaged when it is read; also one whose facts the fold has from a checkpoint. Any thread.</summary>
    public void NoteDamage(Entry entry, ILogger logger)
    {
        if (!entry.IsDamaged)
            return;
        bool isNew;
        lock (_gate)
            isNew = _undecodable.Add(entry.Offset);
        if (isNew)
            LogDamaged(logger, entry.Offset);
    }

    [LoggerMessage(LogLevel.Error, "The entry at offset {Offset} is damaged in the store: no reader sees it and no checkpoint is written. Restore a backup")]
    private static partial void LogDamaged(ILogger logger, long offset);
}
