using LiveHub.Protocol;
using LiveHub.Server.Reading;
using LiveHub.Server.Ticker;

namespace LiveHub.Server.Delivery;

/// <summary>Follows each alert through one shard's fan-out. Owned by the shard's loop.</summary>
/// <remarks>
/// A subscriber has a bit for each alert that it has still to be given, so that an alert that comes ahead and then again in order counts once
/// and a subscriber costs two numbers. Who awaits nothing, which is everybody but for some milliseconds after an alert, costs one comparison a step.
/// </remarks>
internal sealed class DeliveryWatch(DeliveryReports reports, TimeProvider time)
{
    /// <summary>After this long what is not handed over is told as waiting.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private const int Slots = 64;
    private readonly List<DeliveryTally> _open = [];
    private FeedRing? _ring;
    private long _seen;

    /// <summary>Looks for alerts among the entries that came since the last look. Called before any subscriber is taken past them.</summary>
    public void Look(FeedRing ring, IReadOnlyCollection<TopicSet> sets)
    {
        var tail = ring.Tail.Offset;
        if (!ReferenceEquals(ring, _ring))
        {
            // Another history, or the first one: what is in it is not being delivered but was there.
            CloseAll(sets);
            (_ring, _seen) = (ring, tail);
        }
        for (_seen = Math.Max(_seen, ring.Base); _seen < tail; _seen++)
        {
            if (ring.Find(_seen + 1) is { } entry && EntryKinds.IsAlert(entry.Entry.Kind))
                Open(entry, sets);
        }
    }

    /// <summary>A run is about to be handed over.</summary>
    public void Taking(Subscriber subscriber, Run run)
    {
        foreach (var tally in _open)
        {
            if ((subscriber.Awaited & tally.Bit) == 0)
                continue;
            var offset = tally.Entry.Offset;
            if (run.Alerts?.Contains(offset) == true)
            {
                subscriber.Awaited &= ~tally.Bit;
                subscriber.Passing |= tally.Bit;
            }
            else if (offset <= run.To.Offset)
            {
                subscriber.Awaited &= ~tally.Bit;
                tally.Skipped++;
            }
        }
        CloseSettled();
    }

    /// <summary>The write of what was being handed over has completed.</summary>
    public void Passed(Subscriber subscriber)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var tally in _open)
        {
            if ((subscriber.Passing & tally.Bit) == 0)
                continue;
            tally.Passed++;
            tally.Latencies.Add(now - tally.Entry.Time);
        }
        subscriber.Passing = 0;
        CloseSettled();
    }

    /// <summary>A snapshot as of an offset takes the place of what the subscriber would have been given.</summary>
    public void Reset(Subscriber subscriber, long through)
    {
        foreach (var tally in _open)
        {
            if ((subscriber.Awaited & tally.Bit) == 0 || tally.Entry.Offset > through)
                continue;
            subscriber.Awaited &= ~tally.Bit;
            tally.Reset++;
        }
        CloseSettled();
    }

    public void Left(Subscriber subscriber)
    {
        foreach (var tally in _open)
        {
            if (((subscriber.Awaited | subscriber.Passing) & tally.Bit) != 0)
                tally.Left++;
        }
        (subscriber.Awaited, subscriber.Passing) = (0, 0);
        CloseSettled();
    }

    /// <summary>Tells as they are those for which the time is up.</summary>
    public void Expire(IReadOnlyCollection<TopicSet> sets)
    {
        var limit = (time.GetUtcNow() - Patience).ToUnixTimeMilliseconds();
        foreach (var tally in _open.Where(tally => tally.Entry.Time <= limit).ToList())
            Close(tally, sets);
    }

    private void Open(RingEntry entry, IReadOnlyCollection<TopicSet> sets)
    {
        if (_open.Count == Slots)
            Close(_open[0], sets);
        var taken = _open.Aggregate(0UL, (bits, open) => bits | open.Bit);
        var took = Math.Clamp(time.GetUtcNow().ToUnixTimeMilliseconds() - entry.Entry.Time, 0, int.MaxValue);
        var tally = new DeliveryTally(entry.Entry, System.Numerics.BitOperations.TrailingZeroCount(~taken)) { Took = (int)took };
        foreach (var set in sets)
        {
            if (!entry.RoutesTo(set.Follow))
                continue;
            foreach (var subscriber in set.Subscribers)
            {
                // Who has just joined with a snapshot of this moment has it in there.
                if (!subscriber.IsWaiting && ReferenceEquals(subscriber.Ring, _ring) && subscriber.Cursor.Offset >= entry.Entry.Offset)
                    continue;
                subscriber.Awaited |= tally.Bit;
                tally.Matched++;
            }
        }
        _open.Add(tally);
        CloseSettled();
    }

    private void CloseSettled()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Waiting > 0)
                continue;
            reports.Add(_open[i]);
            _open.RemoveAt(i);
        }
    }

    private void CloseAll(IReadOnlyCollection<TopicSet> sets)
    {
        foreach (var tally in _open.ToList())
            Close(tally, sets);
    }

    private void Close(DeliveryTally tally, IReadOnlyCollection<TopicSet> sets)
    {
        foreach (var subscriber in sets.SelectMany(set => set.Subscribers))
        {
            subscriber.Awaited &= ~tally.Bit;
            subscriber.Passing &= ~tally.Bit;
        }
        _open.Remove(tally);
        reports.Add(tally);
    }
}
