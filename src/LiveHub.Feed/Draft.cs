namespace LiveHub.Feed;

/// <summary>What an appender asks for: one entry-to-be of an append.</summary>
/// <param name="Subject">What the entry is about, such as <c>item/7f3k</c>; 1 to 200 characters.</param>
/// <param name="ExpectedRevision">The revision this draft builds on; 0 for a subject that must not exist yet. The entry gets the next one.</param>
/// <param name="Kind">What happened, such as <c>item.corrected</c>; 1 to 64 characters. A log does not interpret it.</param>
/// <param name="Routing">Whom it concerns from now on.</param>
/// <param name="Body">Opaque bytes, 1 MiB at most.</param>
public sealed record Draft(string Subject, long ExpectedRevision, string Kind, Routing Routing, ReadOnlyMemory<byte> Body);
