namespace LiveHub.Feed.Copying;

/// <summary>The first answer to an idempotency key: its entries begin at an offset; they were asked for at a time, in milliseconds since 1970.</summary>
internal sealed record StoredAnswer(IdempotencyKey Key, long FirstOffset, int Count, long Time);
