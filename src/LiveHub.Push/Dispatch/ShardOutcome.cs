namespace LiveHub.Push.Dispatch;

/// <summary>How a node's work on a shard ended.</summary>
internal enum ShardOutcome
{
    /// <summary>Everything about it is in the ledger.</summary>
    Closed,

    /// <summary>Another node has it, it has to wait for another send, or its lease was lost.</summary>
    NotNow,

    /// <summary>What is left is for a platform that cannot be sent to now.</summary>
    Paused,

    /// <summary>Devices in their quiet hours wait for the end of these.</summary>
    Held,
}
