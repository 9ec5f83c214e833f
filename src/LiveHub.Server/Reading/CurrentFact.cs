using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Reading;

/// <summary>The newest revision of a subject with its decoded fact.</summary>
/// <param name="First">Offset of revision 1.</param>
internal sealed record CurrentFact(Entry Entry, long First, Fact Fact);
