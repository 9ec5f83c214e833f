using LiveHub.Feed;

namespace LiveHub.Server.Reading;

/// <summary>This node's picture of the feed: the fold and the ring, kept current by the tail.</summary>
/// <remarks>
/// Entries enter the fold before the ring: whoever finds an entry in the ring finds it folded. <see cref="Moved"/> and
/// <see cref="Recounted"/> are called on the tail's thread and must only wake somebody.
/// </remarks>
internal sealed class LiveFeed(FeedState state)
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FeedRing? _ring;

    /// <summary>The tail has moved, or <see cref="Ring"/> is another one.</summary>
    public event Action? Moved;

    /// <summary>Item counts of these topics changed without an entry: something expired.</summary>
    public event Action<IReadOnlyCollection<string>>? Recounted;

    public FeedState State => state;

    /// <summary>Null until the log has been read. A fork puts another ring here: places in the old one mean nothing then.</summary>
    public FeedRing? Ring => _ring;

    /// <summary>Completes when the log has been read for the first time.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Called by the tail alone.</summary>
    public void Start(FeedRing ring)
    {
        _ring = ring;
        _loaded.TrySetResult();
        Moved?.Invoke();
    }

    /// <summary>Called by the tail alone, in offset order; <see cref="Announce"/> after the last of a run.</summary>
    public void Add(FeedRing ring, Entry entry, Epoch epoch)
    {
        var applied = state.Apply(entry, epoch);
        ring.Add(RingEntry.Of(entry, applied), applied.Replaces, epoch);
    }

    public void Announce() => Moved?.Invoke();

    public void Expire()
    {
        var topics = state.Expire();
        if (topics.Count > 0)
            Recounted?.Invoke(topics);
    }
}
