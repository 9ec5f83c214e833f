using LiveHub.Push.Composing;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>
/// Messages of one send to which FCM said "no token". It says the same when the message is wrong; so nobody is judged until the very same message has been taken for another target: by a
/// send of this node, or by FCM's check of it for a target that is known to be good.
/// </summary>
/// <remarks><see cref="Add"/> from any thread, the rest by the send's own loop.</remarks>
internal sealed class Suspects(KnownGood known, IReadOnlyList<PushTarget> targets, TimeProvider time)
{
    /// <summary>So many in a row, and nobody who was sent the same: the message is to blame.</summary>
    public const int Many = 20;

    private readonly Lock _lock = new();
    private readonly List<Attempt> _suspects = [];
    private readonly Dictionary<Envelope, (int Tries, DateTimeOffset Until)> _waits = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _suspects.Count;
        }
    }

    public void Add(Attempt attempt)
    {
        lock (_lock)
            _suspects.Add(attempt);
    }

    /// <summary>Takes those of one message of whom something may be known now; null when there are none.</summary>
    /// <param name="isEnd">Nothing else is left whose answer could tell.</param>
    public SuspectGroup? Take(bool isEnd)
    {
        lock (_lock)
        {
            if (_suspects.Count == 0)
                return null;
            var now = time.GetUtcNow();
            var group = _suspects.GroupBy(EnvelopeOf).FirstOrDefault(group => known.IsProven(group.Key)
                || (_waits.GetValueOrDefault(group.Key).Until <= now && (isEnd || (group.Count() >= Many && known.HasTarget(group.Key.Platform)))));
            if (group is null)
                return null;
            var taken = new SuspectGroup(group.Key, [.. group]);
            _suspects.RemoveAll(attempt => EnvelopeOf(attempt) == taken.Envelope);
            return taken;
        }
    }

    /// <summary>Nothing is known of them yet.</summary>
    public void PutBack(SuspectGroup group)
    {
        lock (_lock)
            _suspects.AddRange(group.Attempts);
    }

    /// <summary>FCM had nothing to say of their message; it is asked again later.</summary>
    /// <param name="asked">How long it asks to wait.</param>
    public void PutOff(SuspectGroup group, TimeSpan? asked)
    {
        lock (_lock)
        {
            var tries = _waits.GetValueOrDefault(group.Envelope).Tries + 1;
            _waits[group.Envelope] = (tries, time.GetUtcNow() + (asked is { } wait ? RetrySchedule.Honour(wait) : RetrySchedule.Backoff(tries)));
            _suspects.AddRange(group.Attempts);
        }
    }

    /// <summary>All that are left, when nothing may be asked any more.</summary>
    public IReadOnlyList<Attempt> TakeAll()
    {
        lock (_lock)
        {
            Attempt[] all = [.. _suspects];
            _suspects.Clear();
            return all;
        }
    }

    private Envelope EnvelopeOf(Attempt attempt) => targets[attempt.Index].Envelope;
}
