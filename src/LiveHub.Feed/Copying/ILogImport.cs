namespace LiveHub.Feed.Copying;

/// <summary>One log of a store that is filled.</summary>
internal interface ILogImport
{
    /// <summary>Writes entries behind those written before, as they are.</summary>
    ValueTask WriteEntriesAsync(IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken);

    /// <summary>Writes subjects' newest entries, after all entries; one that comes again replaces itself.</summary>
    ValueTask WriteHeadsAsync(IReadOnlyList<StoredHead> heads, CancellationToken cancellationToken);

    ValueTask<long> CountHeadsAsync(CancellationToken cancellationToken);

    ValueTask WriteAnswersAsync(IReadOnlyList<StoredAnswer> answers, CancellationToken cancellationToken);

    ValueTask WriteCheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken);
}
