using System.Threading.Channels;
using LiveHub.Protocol;
using LiveHub.Server.Delivery;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Ticker;

/// <summary>A loop that owns a part of the subscribers and takes each from its cursor to the tail.</summary>
/// <remarks>
/// One thread at a time runs the loop; everything from outside comes as work through <see cref="Post"/>. The path of a headline:
/// 1. the tail rings: every subscriber that is not parked or waiting is queued;
/// 2. a step takes one subscriber one frame further (<c>Shard.Steps.cs</c>); equal sets at equal places share the frame's bytes;
/// 3. a write that does not complete at once parks that subscriber alone; when it completes, the subscriber is queued again and
///    goes on from its cursor.
/// Live, resumed and lagging readers all take these steps; they differ in the age of their cursor only.
/// </remarks>
internal sealed partial class Shard(LiveFeed live, ShardReads reads, BeatSource beats, DeliveryWatch watch, ShardCounts counts)
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<Subscriber> _ready = new();
    private readonly HashSet<Subscriber> _subscribers = [];
    private readonly Dictionary<FollowSet, TopicSet> _sets = [];
    private int _bell;

    /// <summary>Connections of this shard; any thread may ask.</summary>
    public int Count => Volatile.Read(ref _count);

    private int _count;

    public ShardCounts Counts => counts;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            // Work before steps: a leaving or parked subscriber must not get another frame first.
            if (_work.Reader.TryRead(out var work))
                work();
            else if (_ready.TryDequeue(out var subscriber))
                Step(subscriber);
            else if (!await WaitForWorkAsync(cancellationToken))
                return;
        }
    }

    private ValueTask<bool> WaitForWorkAsync(CancellationToken cancellationToken)
    {
        counts.Idle();
        return _work.Reader.WaitToReadAsync(cancellationToken);
    }

    public void Connect(Subscriber subscriber) => Post(() =>
    {
        if (!subscriber.Connection.ConnectionAborted.IsCancellationRequested && _subscribers.Add(subscriber))
            Volatile.Write(ref _count, _subscribers.Count);
    });

    public void Disconnect(Subscriber subscriber) => Post(() =>
    {
        Leave(subscriber);
        _subscribers.Remove(subscriber);
        Volatile.Write(ref _count, _subscribers.Count);
    });

    public void Follow(Subscriber subscriber, FollowSet follow, FollowRequest request) => Post(() =>
    {
        if (subscriber.IsLeaving)
            return;
        Leave(subscriber);
        if (!_sets.TryGetValue(follow, out var set))
            _sets.Add(follow, set = new TopicSet(follow, counts));
        set.Subscribers.Add(subscriber);
        subscriber.Set = set;
        subscriber.WantsAudience = request.Audience;
        Place(subscriber, CursorText.TryParse(request.Cursor, out var parsed) && parsed.Set == follow.Id ? parsed : null);
    });

    /// <summary>How many follow each set.</summary>
    public Task<IReadOnlyList<(FollowSet Set, int Followers)>> FollowersAsync()
    {
        var counted = new TaskCompletionSource<IReadOnlyList<(FollowSet Set, int Followers)>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => counted.SetResult([.. _sets.Values.Select(set => (set.Follow, set.Subscribers.Count))]));
        return counted.Task;
    }

    /// <summary>Alerts that could not be given to everybody in time are reported as they are.</summary>
    public void ExpireWatch() => Post(() => watch.Expire(_sets.Values));

    public void Unfollow(Subscriber subscriber, string? set) => Post(() =>
    {
        if (set is null || subscriber.Set?.Follow.Id == set)
            Leave(subscriber);
    });

    /// <summary>The tail has moved. Any number of rings before the loop looks are one.</summary>
    public void Ring()
    {
        if (Interlocked.Exchange(ref _bell, 1) == 0)
            Post(Moved);
    }

    public void Post(Action work) => _work.Writer.TryWrite(work);

    private void Moved()
    {
        Interlocked.Exchange(ref _bell, 0);
        // Also where nobody steps: that an alert had no readers here is worth telling, too.
        if (live.Ring is { } ring)
        {
            watch.Look(ring, _sets.Values);
            counts.Moved(ring.Find(ring.Tail.Offset)?.Entry.Time ?? 0);
        }
        foreach (var set in _sets.Values)
        {
            foreach (var subscriber in set.Subscribers)
                Enqueue(subscriber);
        }
    }

    private void Enqueue(Subscriber subscriber)
    {
        if (subscriber.IsQueued || subscriber.IsParked || subscriber.IsWaiting || subscriber.Set is null)
            return;
        subscriber.IsQueued = true;
        _ready.Enqueue(subscriber);
    }

    private void Leave(Subscriber subscriber)
    {
        subscriber.Ticket++;
        if ((subscriber.Awaited | subscriber.Passing) != 0)
            watch.Left(subscriber);
        subscriber.IsWaiting = false;
        subscriber.OwesCounts = false;
        subscriber.AheadAfter = 0;
        subscriber.Pending.Clear();
        if (subscriber.Set is not { } set)
            return;
        subscriber.Set = null;
        set.Subscribers.Remove(subscriber);
        if (set.Subscribers.Count == 0)
            _sets.Remove(set.Follow);
    }
}
