namespace LiveHub.Feed;

/// <summary>What an acknowledged append survives.</summary>
public enum Durability
{
    /// <summary>Nothing: it is lost with the store's process.</summary>
    Memory,

    /// <summary>The death of the process; up to a second of a power loss is lost.</summary>
    EverySecond,

    /// <summary>A power loss, as far as the disk keeps its promise.</summary>
    Fsync,

    /// <summary>The loss of one machine.</summary>
    Replicated,
}
