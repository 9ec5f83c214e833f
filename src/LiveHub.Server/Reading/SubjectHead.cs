using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Reading;

/// <summary>What the fold remembers of the newest revision of a subject. Immutable; a newer revision replaces it.</summary>
/// <param name="First">Offset of revision 1: the sort key of items.</param>
/// <param name="Offset">Offset of the newest revision; its body is read from there.</param>
/// <param name="Fact">Kept for topics and alerts, which are few; null for items, whose bodies stay in the ring and the log.</param>
/// <param name="Shown">False when no view shows it whatever the time: retracted, hidden, cleared.</param>
/// <param name="ExpiresAt">Server time in milliseconds from which no view shows it.</param>
/// <param name="Pin">Rank among the pinned items.</param>
/// <param name="Tombstone">What is left of an item whose body retention has removed.</param>
internal sealed record SubjectHead(
    string Subject, long Revision, long First, long Offset, string Kind, Routing Routing, long Time,
    Fact? Fact = null, bool Shown = true, long? ExpiresAt = null, int? Pin = null, Tombstone? Tombstone = null)
{
    public bool IsItem => Subject.StartsWith(Subjects.ItemPrefix, StringComparison.Ordinal);

    /// <summary>Whether it counts and is listed at a server time.</summary>
    public bool IsVisible(long now) => Shown && Tombstone is null && !(ExpiresAt <= now);
}
