using LiveHub.Feed;

namespace LiveHub.Server.Delivery;

/// <summary>What one shard did with one revision of an alert. Owned by the shard's loop until it is reported.</summary>
internal sealed class DeliveryTally(Entry entry, int slot)
{
    public Entry Entry => entry;

    /// <summary>Its bit in what subscribers await.</summary>
    public ulong Bit => 1UL << slot;

    /// <summary>Readers that followed a set it goes to when it came to this node.</summary>
    public int Matched { get; set; }

    /// <summary>Its bytes were handed to the connection.</summary>
    public int Passed { get; set; }

    /// <summary>Got a snapshot that holds it instead.</summary>
    public int Reset { get; set; }

    /// <summary>Were so far behind that a newer revision took its place.</summary>
    public int Skipped { get; set; }

    /// <summary>Went away, or followed something else, before it was handed over.</summary>
    public int Left { get; set; }

    /// <summary>Milliseconds from the append until it was here.</summary>
    public int Took { get; init; }

    public LatencyCounts Latencies { get; } = new();

    public int Waiting => Matched - Passed - Reset - Skipped - Left;
}
