using LiveHub.Feed;

namespace LiveHub.Server.Reading;

internal sealed partial class FeedState
{
    /// <summary>Says where an empty fold begins: before the first entry after <paramref name="start"/>, with the heads of a checkpoint there.</summary>
    public void Begin(LogPoint start, IEnumerable<SubjectHead> heads)
    {
        lock (_gate)
        {
            _position = start;
            foreach (var head in heads)
            {
                _heads[head.Subject] = head;
                PutIn(head);
            }
            _waiters.Reach(_position.Offset);
        }
    }

    /// <summary>Everything a checkpoint holds, and the point it is good for.</summary>
    public (LogPoint Point, IReadOnlyList<SubjectHead> Heads) Capture()
    {
        lock (_gate)
            return (_position, [.. _heads.Values]);
    }

    /// <summary>Items whose newest revision is at or before an offset and still has its body.</summary>
    public IReadOnlyList<SubjectHead> ItemsThrough(long offset)
    {
        lock (_gate)
            return [.. _heads.Values.Where(head => head.IsItem && head.Tombstone is null && head.Offset <= offset)];
    }

    /// <summary>Leaves the tombstone of an item whose body is about to be removed; nothing when a newer revision came meanwhile.</summary>
    public void Bury(SubjectHead head, Tombstone tombstone)
    {
        lock (_gate)
        {
            if (!_heads.TryGetValue(head.Subject, out var current) || current.Revision != head.Revision || current.Tombstone is not null)
                return;
            TakeOut(current);
            _heads[head.Subject] = current with { Tombstone = tombstone };
        }
    }
}
