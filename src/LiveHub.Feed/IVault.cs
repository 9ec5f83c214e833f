namespace LiveHub.Feed;

/// <summary>A small table beside the logs for what must not be in a log: secrets, and what is kept only for a while.</summary>
/// <remarks>
/// An item is found by collection and id, and changes by compare-and-set, so that of many who use a one-time link one succeeds. A backup of the store holds it.
/// Items whose time is over are as good as gone at once and are removed sometime later. Any thread. A store that cannot answer throws
/// <see cref="LogUnavailableException"/>; what was to be written may then have been written.
/// </remarks>
public interface IVault
{
    /// <summary>Null when there is no such item.</summary>
    ValueTask<VaultItem?> ReadAsync(string collection, string id, CancellationToken cancellationToken);

    /// <summary>All items of a collection as of one moment, ordered by id.</summary>
    ValueTask<IReadOnlyList<VaultItem>> ReadAllAsync(string collection, CancellationToken cancellationToken);

    /// <summary>Writes an item and gives it a new version.</summary>
    /// <param name="collection">1 to 100 characters.</param>
    /// <param name="id">1 to 200 characters.</param>
    /// <param name="version">The version that is replaced; 0 when there must be none yet, null for whatever is there.</param>
    /// <param name="bytes">1 MiB at most.</param>
    /// <param name="lifetime">Counted from now by the store's clock; null: until it is removed.</param>
    /// <returns>The new version: larger than every version that the vault gave out before, also of items that are gone. Null when another version is there.</returns>
    ValueTask<long?> WriteAsync(string collection, string id, long? version, ReadOnlyMemory<byte> bytes, TimeSpan? lifetime, CancellationToken cancellationToken);

    /// <summary>Removes an item.</summary>
    /// <param name="version">Null for whatever is there.</param>
    /// <returns>True for the one caller who removed it.</returns>
    ValueTask<bool> RemoveAsync(string collection, string id, long? version, CancellationToken cancellationToken);
}
