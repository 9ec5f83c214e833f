using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Reading;

/// <summary>What belongs into a snapshot, as of one point of the feed.</summary>
internal sealed record Selection(LogPoint Point, IReadOnlyList<SubjectHead> Heads, IReadOnlyList<TopicCount> Counts);
