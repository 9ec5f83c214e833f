namespace LiveHub.Feed.Redis;

/// <summary>How a log stood at one moment.</summary>
/// <param name="Verdict">Of the point that was asked about; <see cref="PointVerdict.Here"/> without one.</param>
/// <param name="Time">The store's clock.</param>
/// <param name="Entries">Some of the entries after the point.</param>
internal sealed record LogAnswer(PointVerdict Verdict, LogBounds Bounds, DateTimeOffset Time, IReadOnlyList<Entry> Entries);
