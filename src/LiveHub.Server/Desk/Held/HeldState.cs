namespace LiveHub.Server.Desk.Held;

/// <summary>Where an item is that was held.</summary>
internal enum HeldState
{
    /// <summary>It waits.</summary>
    Held,

    /// <summary>The publisher brings it into the feed.</summary>
    Released,

    /// <summary>It was called off before its release.</summary>
    Cancelled,
}
