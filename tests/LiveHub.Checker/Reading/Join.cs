using LiveHub.Client;
using LiveHub.Protocol;

namespace LiveHub.Checker.Reading;

/// <summary>A reader's life from one snapshot to the next, lost connections in between included.</summary>
public sealed class Join(FollowSet set, HeldView snapshot)
{
    public FollowSet Set { get; } = set;

    public HeldView Snapshot { get; } = snapshot;

    /// <summary>What the view was told after the snapshot, in the order of its arrival.</summary>
    public List<AppliedEntry> Told { get; } = [];

    /// <summary>The view just before the next snapshot or follow set, or at the end.</summary>
    public HeldView End { get; set; } = snapshot;
}
