namespace LiveHub.Feed.Copying;

/// <summary>A store that nobody writes to, opened to be copied. Dispose it to let it go.</summary>
internal interface IStoreExport : IAsyncDisposable
{
    /// <summary>The place, for messages; no secrets.</summary>
    string Place { get; }

    ILogExport Log(LogName name);

    IAsyncEnumerable<StoredCursor> ReadCursorsAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<StoredVaultItem> ReadVaultAsync(CancellationToken cancellationToken);

    /// <summary>The last version that the vault gave out.</summary>
    ValueTask<long> ReadVaultVersionAsync(CancellationToken cancellationToken);

    /// <exception cref="StoreRefusedException">Somebody has the store open: what is read would be no moment of it.</exception>
    ValueTask CheckQuietAsync(CancellationToken cancellationToken);
}
