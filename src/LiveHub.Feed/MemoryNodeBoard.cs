using System.Collections.Concurrent;

namespace LiveHub.Feed;

/// <summary>The board of a store that one process owns: there is no other node to read it.</summary>
public sealed class MemoryNodeBoard(TimeProvider time) : INodeBoard
{
    private readonly ConcurrentDictionary<(string Subject, string Node), (ReadOnlyMemory<byte> Note, DateTimeOffset Until)> _notes = new();

    public ValueTask PostAsync(string subject, string node, ReadOnlyMemory<byte> note, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        var now = time.GetUtcNow();
        foreach (var (place, old) in _notes)
        {
            if (old.Until <= now)
                _notes.TryRemove(KeyValuePair.Create(place, old));
        }
        _notes[(subject, node)] = (note.ToArray(), now + lifetime);
        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(string subject, string node, CancellationToken cancellationToken)
    {
        _notes.TryRemove((subject, node), out _);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<NodeNote>> ReadAsync(string subject, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return ValueTask.FromResult<IReadOnlyList<NodeNote>>(
            [.. _notes.Where(note => note.Key.Subject == subject && note.Value.Until > now)
                .Select(note => new NodeNote(note.Key.Node, note.Value.Note)).OrderBy(note => note.Node, StringComparer.Ordinal)]);
    }
}
