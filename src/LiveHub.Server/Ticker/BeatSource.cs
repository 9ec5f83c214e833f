using LiveHub.Protocol;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Ticker;

/// <summary>Makes the beats: where the tail is, what the time is, how the store does, how many read. Any thread.</summary>
internal sealed class BeatSource(StoreHealth health, TimeProvider time)
{
    private volatile object? _readers;

    /// <summary>The store has gone away or come back: readers are told at once.</summary>
    public event Action? Urgent
    {
        add => health.Changed += value;
        remove => health.Changed -= value;
    }

    /// <summary>Connected readers of all nodes, about; null while unknown.</summary>
    public int? Readers
    {
        get => (int?)_readers;
        set => _readers = value;
    }

    /// <param name="withAudience">For a reader that asked how many read.</param>
    public Beat At(FeedRing ring, bool withAudience) => new(
        ring.Tail.Position.ToString(), time.GetUtcNow().ToUnixTimeMilliseconds(),
        health.Trouble is null ? Beat.StoreOk : Beat.StoreAway, withAudience ? Readers : null);
}
