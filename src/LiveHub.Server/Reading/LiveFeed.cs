namespace LiveHub.Server.Reading;

/// <summary>This node's picture of the feed: the fold and the ring, kept current by the tail.</summary>
/// <remarks>
/// While another history is being read, the picture of the old one stays: readers are shown the new one whole or not at all.
/// <see cref="Moved"/> and <see cref="Recounted"/> are called on the tail's thread and must only wake somebody.
/// </remarks>
internal sealed class LiveFeed(FeedState empty)
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Picture _picture = new(empty, Ring: null);

    /// <summary>The tail has moved, or <see cref="Ring"/> is another one.</summary>
    public event Action? Moved;

    /// <summary>Item counts of these topics changed without an entry: something expired.</summary>
    public event Action<IReadOnlyCollection<string>>? Recounted;

    /// <summary>Fold and ring that belong together; for whoever needs both.</summary>
    public Picture Picture => _picture;

    public FeedState State => _picture.State;

    /// <summary>Null until the log has been read. A fork puts another ring here: places in the old one mean nothing then.</summary>
    public FeedRing? Ring => _picture.Ring;

    /// <summary>Completes when the log has been read for the first time.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>Called by the tail alone.</summary>
    public void Start(FeedState state, FeedRing ring)
    {
        var old = _picture.State;
        _picture = new Picture(state, ring);
        if (old != state)
            old.Retire();
        _loaded.TrySetResult();
        Moved?.Invoke();
    }

    /// <summary>Called by the tail alone, after the last entry of a run.</summary>
    public void Announce() => Moved?.Invoke();

    public void Expire()
    {
        var topics = State.Expire();
        if (topics.Count > 0)
            Recounted?.Invoke(topics);
    }
}
