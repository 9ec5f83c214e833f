using System.Globalization;
using System.Runtime.CompilerServices;
using LiveHub.Feed.Copying;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>One log of a <see cref="RedisExport"/>. Reads only: no script here would make a log that is missing.</summary>
internal sealed class RedisLogExport(RedisConnection connection, LogKeys keys, string place) : ILogExport
{
    // Bodies may have a MiB each.
    private const int MostEntries = 100;
    private const int KeysAtOnce = 1000;

    private static readonly RedisValue[] StateFields = ["epoch", "first", "first-link", "tail", "tail-link", "tail-time"];
    private static readonly RedisValue[] CheckpointFields = ["format", "offset", "link", "fold"];

    public async ValueTask<LogBounds> ReadBoundsAsync(CancellationToken cancellationToken)
    {
        var row = await connection.AskAsync(database => database.HashGetAsync(keys.State, StateFields), cancellationToken);
        if (row[0].IsNull)
            throw new StoreRefusedException($"There is no store in {place}: {keys.State} is missing.");
        if (!Epoch.TryParse((string?)row[0], out var epoch) || !EntryLink.TryParse((string?)row[2], out var firstLink) || !EntryLink.TryParse((string?)row[4], out var tailLink))
            throw new StoreRefusedException($"The log in {place} is damaged: {keys.State} cannot be read. Restore a backup; nothing was copied.");
        return new LogBounds(
            new LogPoint(new FeedPosition(epoch, (long)row[1]), firstLink),
            new LogPoint(new FeedPosition(epoch, (long)row[3]), tailLink),
            (long)row[5]);
    }

    public async ValueTask<IReadOnlyList<StoredEntry>> ReadEntriesAsync(long after, CancellationToken cancellationToken)
    {
        var rows = await connection.AskAsync(database => database.StreamRangeAsync(keys.Entries, $"({Text(after)}-0", "+", MostEntries), cancellationToken);
        return [.. rows.Select(row => new StoredEntry(OffsetOf(row), (long)row["t"], LinkOf(row), (byte[])row["e"]!, (byte[])row["b"]!))];
    }

    public async IAsyncEnumerable<StoredHead> ReadHeadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await connection.AskAsync(database => Task.FromResult(database.HashScanAsync(keys.Heads, pageSize: KeysAtOnce)), cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            var fields = ((string)row.Value!).Split('\n'); // offset, revision, topics, languages
            yield return new StoredHead((string)row.Name!, Number(fields[0]), Number(fields[1]), new Routing(EnvelopeCodec.List(fields[2]), EnvelopeCodec.List(fields[3])));
        }
    }

    public async ValueTask<long> CountHeadsAsync(CancellationToken cancellationToken) =>
        await connection.AskAsync(database => database.HashLengthAsync(keys.Heads), cancellationToken);

    public async IAsyncEnumerable<StoredAnswer> ReadAnswersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var server = await connection.FindPrimaryAsync(keys.State, cancellationToken);
        await foreach (var key in server.KeysAsync(connection.Database, keys.AnswerPattern, KeysAtOnce).WithCancellation(cancellationToken))
        {
            string? answer = await connection.AskAsync(database => database.StringGetAsync(key), cancellationToken);
            if (answer?.Split(' ') is not [var hash, var first, var count, var time])
                continue; // It has just ended.
            var (scope, name) = keys.ReadAnswer((string)key!);
            yield return new StoredAnswer(new IdempotencyKey(scope, name, Convert.FromHexString(hash)), Number(first), (int)Number(count), Number(time));
        }
    }

    public async ValueTask<Checkpoint?> ReadCheckpointAsync(CancellationToken cancellationToken)
    {
        var bounds = await ReadBoundsAsync(cancellationToken);
        var row = await connection.AskAsync(database => database.HashGetAsync(keys.Checkpoint, CheckpointFields), cancellationToken);
        return row[0].IsNull || !EntryLink.TryParse((string?)row[2], out var link)
            ? null
            : new Checkpoint((int)row[0], new LogPoint(new FeedPosition(bounds.Tail.Epoch, (long)row[1]), link), (byte[])row[3]!);
    }

    private static long OffsetOf(StreamEntry row)
    {
        var id = (string)row.Id!;
        return Number(id.AsSpan(0, id.IndexOf('-', StringComparison.Ordinal)));
    }

    /// <summary>A link that cannot be read fits nothing, so it is told as damage, with its offset.</summary>
    private static EntryLink LinkOf(StreamEntry row) => EntryLink.TryParse((string?)row["l"], out var link) ? link : default;

    private static long Number(ReadOnlySpan<char> text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
