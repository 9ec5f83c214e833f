using LiveHub.Feed;
using LiveHub.Feed.Sqlite;

namespace LiveHub.Checker.Servers;

/// <summary>Reads a whole log.</summary>
public static class StoredFeed
{
    private const int Batch = 1000;

    /// <summary>The feed of a data folder that no server has open.</summary>
    public static async Task<IReadOnlyList<Entry>> ReadAsync(string data)
    {
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = data }, TimeProvider.System);
        return await ReadAsync(store.Feed);
    }

    public static async Task<IReadOnlyList<Entry>> ReadAsync(IFeedLog log)
    {
        var bounds = await log.GetBoundsAsync(CancellationToken.None);
        var (entries, at) = (new List<Entry>(), bounds.First);
        while (await log.ReadAfterAsync(at, Batch, CancellationToken.None) is ReadResult.Entries { Items: { Count: > 0 } items })
        {
            entries.AddRange(items);
            at = new LogPoint(new FeedPosition(at.Epoch, items[^1].Offset), items[^1].Link);
        }
        return entries;
    }
}
