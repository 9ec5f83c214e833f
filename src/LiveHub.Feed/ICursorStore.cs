namespace LiveHub.Feed;

/// <summary>Keeps the place of a named reader of a log (the publisher, later push) in a side table beside the logs.</summary>
/// <remarks>Losing one is harmless: expected revisions make what such a reader does exactly once.</remarks>
public interface ICursorStore
{
    /// <summary>Null when the reader has not kept a place yet.</summary>
    ValueTask<LogPoint?> ReadAsync(string reader, CancellationToken cancellationToken);

    ValueTask WriteAsync(string reader, LogPoint point, CancellationToken cancellationToken);
}
