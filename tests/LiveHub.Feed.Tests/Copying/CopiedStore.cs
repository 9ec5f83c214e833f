using LiveHub.Feed.Copying;
using LiveHub.Feed.Redis;
using LiveHub.Feed.Sqlite;

namespace LiveHub.Feed.Tests.Copying;

/// <summary>A store of either kind, opened as a server opens it.</summary>
internal sealed record CopiedStore(IFeedLog Feed, IFeedLog Desk, ICursorStore Cursors, IVault Vault, IAsyncDisposable Store) : IAsyncDisposable
{
    public static async Task<CopiedStore> OpenAsync(StorePlace place)
    {
        if (place is StorePlace.Redis { Options: var options })
        {
            var redis = await RedisStore.OpenAsync(options, new StoreClock(TimeProvider.System));
            return new CopiedStore(redis.Feed, redis.Desk, redis.Cursors, redis.Vault, redis);
        }
        var sqlite = await SqliteStore.OpenAsync(new SqliteStoreOptions { DataFolder = ((StorePlace.Sqlite)place).DataFolder }, TimeProvider.System);
        return new CopiedStore(sqlite.Feed, sqlite.Desk, sqlite.Cursors, sqlite.Vault, sqlite);
    }

    /// <summary>Everything of both logs as it is stored, in lines.</summary>
    public static async Task<IReadOnlyList<string>> DumpAsync(StorePlace place)
    {
        var none = CancellationToken.None;
        await using var export = await place.OpenExportAsync(none);
        var lines = new List<string>();
        foreach (var name in new[] { LogName.Feed, LogName.Desk })
        {
            var log = export.Log(name);
            var bounds = await log.ReadBoundsAsync(none);
            lines.Add($"{name} {bounds}");
            var after = bounds.First.Offset;
            while (await log.ReadEntriesAsync(after, none) is { Count: > 0 } entries)
            {
                lines.AddRange(entries.Select(entry => $"{entry.Offset} {entry.Time} {entry.Link} {Convert.ToHexString(entry.Envelope.Span)} {Convert.ToHexString(entry.Body.Span)}"));
                after = entries[^1].Offset;
            }
            var heads = await log.ReadHeadsAsync(none).ToListAsync(none);
            lines.AddRange(heads.OrderBy(head => head.Subject, StringComparer.Ordinal)
                .Select(head => $"{head.Subject} {head.Offset} {head.Revision} [{string.Join(',', head.Routing.Topics)}|{string.Join(',', head.Routing.Languages)}]"));
            var keys = await log.ReadAnswersAsync(none).ToListAsync(none);
            lines.AddRange(keys.OrderBy(key => key.Key.Key, StringComparer.Ordinal)
                .Select(key => $"{key.Key.Scope} {key.Key.Key} {Convert.ToHexString(key.Key.BodyHash.Span)} {key.FirstOffset} {key.Count} {key.Time}"));
            if (await log.ReadCheckpointAsync(none) is { } checkpoint)
                lines.Add($"{checkpoint.Format} {checkpoint.Point} {Convert.ToHexString(checkpoint.Fold.Span)}");
        }
        lines.AddRange((await export.ReadCursorsAsync(none).ToListAsync(none)).Select(cursor => $"{cursor}"));
        lines.AddRange((await export.ReadVaultAsync(none).ToListAsync(none)).Select(stored =>
            $"{stored.Collection} {stored.Item.Id} {stored.Item.Version} {stored.Item.Until} {Convert.ToHexString(stored.Item.Bytes.Span)}"));
        lines.Add($"vault {await export.ReadVaultVersionAsync(none)}");
        return lines;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
