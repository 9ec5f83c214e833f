namespace LiveHub.Feed;

/// <summary>One to 1,000 drafts that become entries together or not at all.</summary>
/// <param name="Drafts">Judged in order, each seeing those before it; they get consecutive offsets.</param>
/// <param name="Key">Set when the appender may repeat the request.</param>
/// <param name="Confirmed">Answer only when the store's replicas have it, too, if the store is set to ask them; otherwise throw with <see cref="LogUnavailableReason.Unconfirmed"/>, and answer a repetition under the same key.</param>
public sealed record AppendRequest(IReadOnlyList<Draft> Drafts, IdempotencyKey? Key = null, bool Confirmed = false);
