using System.Globalization;

namespace LiveHub.Feed.Redis;

/// <summary>Keeps readers' places beside the logs: epoch, offset and link, separated by spaces.</summary>
/// <param name="check">Asked before each write; null for a copy, which has asked before.</param>
internal sealed class RedisCursorStore(RedisConnection connection, RedisKeys keys, StoreCheck? check) : ICursorStore
{
    public async ValueTask<LogPoint?> ReadAsync(string reader, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string? stored = await connection.AskAsync(database => database.HashGetAsync(keys.Cursors, reader), cancellationToken);
        return stored?.Split(' ') is [var first, var second, var third]
            && Epoch.TryParse(first, out var epoch) && long.TryParse(second, CultureInfo.InvariantCulture, out var offset) && EntryLink.TryParse(third, out var link)
            ? new LogPoint(new FeedPosition(epoch, offset), link)
            : null;
    }

    public async ValueTask WriteAsync(string reader, LogPoint point, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (check is not null)
            await check.EnsureAsync(cancellationToken);
        var text = string.Create(CultureInfo.InvariantCulture, $"{point.Epoch} {point.Offset} {point.Link}");
        await connection.AskAsync(database => database.HashSetAsync(keys.Cursors, reader, text), cancellationToken);
    }
}
