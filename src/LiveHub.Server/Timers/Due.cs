namespace LiveHub.Server.Timers;

/// <summary>Something that waits for its time.</summary>
/// <param name="Subject">What it is about, such as <c>held/7f3k</c>.</param>
/// <param name="Revision">The revision that waits. Whoever fires builds on it, so that of two who try one succeeds.</param>
/// <param name="At">Milliseconds since 1970, by the store's clock.</param>
internal sealed record Due(string Subject, long Revision, long At);
