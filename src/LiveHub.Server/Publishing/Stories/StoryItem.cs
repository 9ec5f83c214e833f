using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Publishing.Stories;

/// <summary>One language of a story.</summary>
/// <param name="First">Offset of revision 1.</param>
internal sealed record StoryItem(string Id, Entry Entry, long First, ItemFact Fact);
