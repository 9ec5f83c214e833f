namespace LiveHub.Feed.Redis;

/// <summary>The board that the nodes of one Redis share; its clock ends the notes.</summary>
internal sealed class RedisNodeBoard(RedisConnection connection, RedisKeys keys, RedisStoreOptions options) : INodeBoard
{
    public async ValueTask PostAsync(string subject, string node, ReadOnlyMemory<byte> note, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        await connection.RunAsync(
            RedisScript.PostNote, [keys.Board(subject)], [options.Now, node, Math.Max(1, (long)lifetime.TotalMilliseconds), note], cancellationToken);
    }

    public async ValueTask RemoveAsync(string subject, string node, CancellationToken cancellationToken) =>
        await connection.AskAsync(database => database.HashDeleteAsync(keys.Board(subject), node), cancellationToken);

    public async ValueTask<IReadOnlyList<NodeNote>> ReadAsync(string subject, CancellationToken cancellationToken)
    {
        var answer = await connection.RunAsync(RedisScript.ReadNotes, [keys.Board(subject)], [options.Now], cancellationToken);
        var notes = new List<NodeNote>(answer.Length / 2);
        for (var i = 0; i < answer.Length; i += 2)
            notes.Add(new NodeNote((string)answer[i]!, (byte[])answer[i + 1]!));
        notes.Sort((one, other) => string.CompareOrdinal(one.Node, other.Node));
        return notes;
    }
}
