using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>The reads of one log.</summary>
internal sealed class RedisLogReads(RedisConnection connection, LogKeys keys, RedisStoreOptions options)
{
    // Bodies of one answer: while Redis collects them it does nothing else.
    private const int AnswerBytes = 4 << 20;
    private const int OffsetsAtOnce = 256;

    private readonly RedisKey[] _logKeys = [keys.State, keys.Entries];
    private readonly RedisKey[] _checkpointKeys = [keys.State, keys.Entries, keys.Checkpoint];
    private readonly RedisKey[] _headKeys = [keys.Heads, keys.Entries];
    private readonly RedisKey[] _entryKeys = [keys.Entries];

    /// <summary>Reads some entries after a point, and how the log stands; without a point just that.</summary>
    public async Task<LogAnswer> ReadAsync(LogPoint? after, int maxEntries, CancellationToken cancellationToken)
    {
        RedisValue[] arguments =
        [
            .. LogArguments(options), after?.Epoch.ToString() ?? "", after?.Offset ?? 0, after?.Link.ToString() ?? "", maxEntries, AnswerBytes,
        ];
        var answer = await connection.RunAsync(RedisScript.Read, _logKeys, arguments, cancellationToken);
        return new LogAnswer(
            (string?)answer[0] switch { "here" => PointVerdict.Here, "gone" => PointVerdict.Gone, _ => PointVerdict.Fork },
            EntryRows.ReadBounds(answer[1]),
            DateTimeOffset.UnixEpoch.AddMicroseconds(EntryRows.ReadNumber(answer[2])),
            after is { } point ? EntryRows.ReadAfter(point.Link, answer[3]) : []);
    }

    public async Task<IReadOnlyList<Entry>> FindAsync(IReadOnlyCollection<long> offsets, CancellationToken cancellationToken)
    {
        var entries = new List<Entry>(offsets.Count);
        foreach (var some in offsets.Where(offset => offset > 0).Chunk(OffsetsAtOnce))
        {
            var found = await connection.RunAsync(RedisScript.Find, _entryKeys, [.. some.Select(offset => (RedisValue)offset)], cancellationToken);
            entries.AddRange(EntryRows.Read(found));
        }
        return entries;
    }

    public async Task<Entry?> FindHeadAsync(string subject, CancellationToken cancellationToken)
    {
        var found = await connection.RunAsync(RedisScript.Head, _headKeys, [subject], cancellationToken);
        return EntryRows.Read(found) is [{ IsDamaged: false } entry] ? entry : null;
    }

    public async Task<Checkpoint?> ReadCheckpointAsync(CancellationToken cancellationToken)
    {
        var row = await connection.RunAsync(RedisScript.ReadCheckpoint, _checkpointKeys, LogArguments(options), cancellationToken);
        if (row.Length == 0)
            return null;
        var point = new LogPoint(new FeedPosition(EntryRows.ReadEpoch(row[0]), EntryRows.ReadNumber(row[2])), EntryRows.ReadLink(row[3]));
        return new Checkpoint((int)EntryRows.ReadNumber(row[1]), point, (byte[])row[4]!);
    }

    /// <summary>What every script of a log begins with: the epoch of a log that is not there yet, and now.</summary>
    internal static RedisValue[] LogArguments(RedisStoreOptions options) =>
    [
        Epoch.Draw(1).ToString(), options.Now,
    ];
}
