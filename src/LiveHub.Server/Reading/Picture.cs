using LiveHub.Feed;

namespace LiveHub.Server.Reading;

/// <summary>The fold and the ring of one history of the feed; a fork puts another pair in its place.</summary>
/// <param name="Ring">Null until the log has been read for the first time.</param>
internal sealed record Picture(FeedState State, FeedRing? Ring)
{
    /// <summary>Takes the next entry into the fold, then into the ring: whoever finds it in the ring finds it folded. Called by the tail alone.</summary>
    public static void Add(FeedState state, FeedRing ring, Entry entry, Epoch epoch)
    {
        if (entry.IsDamaged)
        {
            // Nobody can tell whom it concerns; its place in the ring stays, so that every cursor passes it.
            state.Skip(entry, epoch);
            ring.Add(new RingEntry(entry, entry.Offset, []), replaces: null, epoch);
            return;
        }
        var applied = state.Apply(entry, epoch);
        ring.Add(RingEntry.Of(entry, applied), applied.Replaces, epoch);
    }
}
