using LiveHub.Protocol;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Ticker.Frames;

/// <summary>What goes into a <c>feed</c> frame, before it is encoded. See <see cref="FeedFrame"/> for the meaning of each part.</summary>
internal readonly record struct FrameParts(
    string Set,
    IReadOnlyList<RingEntry> Entries,
    IReadOnlyList<TopicCount> Counts,
    string? Through,
    IReadOnlyList<RingEntry>? Ahead = null,
    int Skipped = 0,
    bool Reset = false);
