namespace LiveHub.Feed;

/// <summary>Where a log begins and ends just now.</summary>
/// <param name="First">The point before the oldest entry that is still readable: reading after it succeeds, reading after anything older is <see cref="ReadResult.Gone"/>.</param>
/// <param name="Tail">The point of the newest entry.</param>
/// <param name="Time">The time of the newest entry, in milliseconds since 1970; 0 for an empty log.</param>
public sealed record LogBounds(LogPoint First, LogPoint Tail, long Time);
