using LiveHub.Feed;

namespace LiveHub.Server.Reading;

/// <summary>The fold and the ring of one history of the feed; a fork puts another pair in its place.</summary>
/// <param name="Ring">Null until the log has been read for the first time.</param>
internal sealed record Picture(FeedState State, FeedRing? Ring)
{
    /// <summary>Takes the next entry into the fold, then into the ring: whoever finds it in the ring finds it folded. Called by the tail alone.</summary>
    public static void Add(FeedState state, FeedRing ring, Entry entry, Epoch epoch)
    {
        var applied = state.Apply(entry, epoch);
        ring.Add(RingEntry.Of(entry, applied), applied.Replaces, epoch);
    }
}
