using System.Globalization;
using LiveHub.Feed.Copying;
using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>One log of a <see cref="RedisImport"/>.</summary>
internal sealed class RedisLogImport(RedisConnection connection, LogKeys keys) : ILogImport
{
    private const int AnswersAtOnce = 500;

    /// <summary>What is written here beside the state.</summary>
    public IReadOnlyList<RedisKey> Keys { get; } = [keys.Entries, keys.Heads, keys.Checkpoint];

    public async ValueTask WriteEntriesAsync(IReadOnlyList<StoredEntry> entries, CancellationToken cancellationToken) =>
        await connection.AskAsync(database => Task.WhenAll(entries.Select(entry => database.StreamAddAsync(
            keys.Entries,
            [new("t", Text(entry.Time)), new("l", entry.Link.ToString()), new("e", entry.Envelope), new("b", entry.Body)],
            $"{Text(entry.Offset)}-0"))), cancellationToken);

    public async ValueTask WriteHeadsAsync(IReadOnlyList<StoredHead> heads, CancellationToken cancellationToken) =>
        await connection.AskAsync(
            async database =>
            {
                await database.HashSetAsync(keys.Heads, [.. heads.Select(head => new HashEntry(head.Subject, Value(head)))]);
                return true;
            },
            cancellationToken);

    public async ValueTask<long> CountHeadsAsync(CancellationToken cancellationToken) =>
        await connection.AskAsync(database => database.HashLengthAsync(keys.Heads), cancellationToken);

    public async ValueTask WriteAnswersAsync(IReadOnlyList<StoredAnswer> answers, CancellationToken cancellationToken)
    {
        var server = await connection.FindPrimaryAsync(keys.State, cancellationToken);
        var time = await connection.AskAsync(_ => server.TimeAsync(), cancellationToken);
        var now = new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds();
        foreach (var some in answers.Chunk(AnswersAtOnce))
        {
            await connection.AskAsync(database => Task.WhenAll(some
                .Select(answer => (Answer: answer, Left: AppendRules.KeyLifetime - TimeSpan.FromMilliseconds(now - answer.Time)))
                .Where(one => one.Left > TimeSpan.Zero)
                .Select(one => database.StringSetAsync(keys.Answer(one.Answer.Key), Value(one.Answer), one.Left))), cancellationToken);
        }
    }

    public async ValueTask WriteCheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken) =>
        await connection.AskAsync(
            async database =>
            {
                await database.HashSetAsync(keys.Checkpoint,
                [
                    new("format", checkpoint.Format), new("offset", checkpoint.Point.Offset), new("link", checkpoint.Point.Link.ToString()), new("fold", checkpoint.Fold),
                ]);
                return true;
            },
            cancellationToken);

    private static string Value(StoredHead head) =>
        $"{Text(head.Offset)}\n{Text(head.Revision)}\n{string.Join(',', head.Routing.Topics)}\n{string.Join(',', head.Routing.Languages)}";

    private static string Value(StoredAnswer answer) =>
        $"{Convert.ToHexStringLower(answer.Key.BodyHash.Span)} {Text(answer.FirstOffset)} {Text(answer.Count)} {Text(answer.Time)}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
