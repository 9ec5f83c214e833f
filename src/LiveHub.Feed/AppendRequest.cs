namespace LiveHub.Feed;

/// <summary>One to 1,000 drafts that become entries together or not at all.</summary>
/// <param name="Drafts">Judged in order, each seeing those before it; they get consecutive offsets.</param>
/// <param name="Key">Set when the appender may repeat the request.</param>
public sealed record AppendRequest(IReadOnlyList<Draft> Drafts, IdempotencyKey? Key = null);
