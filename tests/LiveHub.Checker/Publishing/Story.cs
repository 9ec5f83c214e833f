using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Checker.Publishing;

/// <summary>A subject as its publisher knows it.</summary>
internal sealed record Story(string Subject, long Revision, Routing Routing, Fact Fact);
