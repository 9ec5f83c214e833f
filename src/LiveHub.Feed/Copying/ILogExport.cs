namespace LiveHub.Feed.Copying;

/// <summary>One log of a store that is copied.</summary>
internal interface ILogExport
{
    ValueTask<LogBounds> ReadBoundsAsync(CancellationToken cancellationToken);

    /// <summary>Some of the entries after an offset, in order; none at the end.</summary>
    ValueTask<IReadOnlyList<StoredEntry>> ReadEntriesAsync(long after, CancellationToken cancellationToken);

    /// <summary>Every subject's newest entry; one may come twice.</summary>
    IAsyncEnumerable<StoredHead> ReadHeadsAsync(CancellationToken cancellationToken);

    ValueTask<long> CountHeadsAsync(CancellationToken cancellationToken);

    /// <summary>The idempotency keys that still count; one may come twice.</summary>
    IAsyncEnumerable<StoredAnswer> ReadAnswersAsync(CancellationToken cancellationToken);

    ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancellationToken);
}
