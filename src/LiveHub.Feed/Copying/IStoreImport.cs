namespace LiveHub.Feed.Copying;

/// <summary>An empty store, opened to be filled. It is no store before <see cref="FinishAsync"/>: no server would start on it.</summary>
/// <remarks>Disposing it before that removes what was written, as far as it can be reached.</remarks>
internal interface IStoreImport : IAsyncDisposable
{
    ILogImport Log(LogName name);

    ValueTask WriteCursorsAsync(IReadOnlyList<StoredCursor> cursors, CancellationToken cancellationToken);

    /// <param name="version">The last that the vault gave out.</param>
    ValueTask WriteVaultAsync(IReadOnlyList<StoredVaultItem> items, long version, CancellationToken cancellationToken);

    /// <summary>Makes a store of what was written, in one step.</summary>
    /// <exception cref="StoreRefusedException">Somebody began a store in its place meanwhile.</exception>
    ValueTask FinishAsync(LogBounds feed, LogBounds desk, CancellationToken cancellationToken);
}
