namespace LiveHub.Feed.Copying;

/// <summary>What a store keeps of a subject's newest entry, also when retention has removed that entry.</summary>
internal sealed record StoredHead(string Subject, long Offset, long Revision, Routing Routing);
