namespace LiveHub.Push.Dispatch;

/// <summary>How the work on sends is shared.</summary>
public sealed class DispatchOptions
{
    /// <summary>How long a shard is a node's own. After a node's death its shards wait so long; requests begin only while more than a request's longest time is left of it.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>How often a lease is renewed.</summary>
    public TimeSpan Renewal { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Shards that a node works on at the same time: while the last messages of one are under way, the next one is read.</summary>
    public int Shards { get; set; } = 3;

    /// <summary>Shards that a node may have open in all: what is left of those whose messages wait to be tried again.</summary>
    public int OpenShards { get; set; } = 32;

    /// <summary>After so long the next shard is begun, however far this one is: an answer that is late must not hold up everybody.</summary>
    public TimeSpan Turn { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a node looks for shards that others have let go, or that were held back.</summary>
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a node tries a shard of which only messages for a platform are left that cannot be sent to: it is read anew each time.</summary>
    public TimeSpan Rest { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the numbers of a send are added up.</summary>
    public TimeSpan Report { get; set; } = TimeSpan.FromMilliseconds(500);
}
