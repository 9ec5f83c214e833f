namespace LiveHub.Feed.Redis;

/// <summary>What the store says of a point that it was asked about.</summary>
internal enum PointVerdict
{
    /// <summary>It is in the log's history.</summary>
    Here,

    /// <summary>It is not.</summary>
    Fork,

    /// <summary>Retention has removed entries after it.</summary>
    Gone,
}
