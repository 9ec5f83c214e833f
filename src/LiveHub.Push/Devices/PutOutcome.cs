namespace LiveHub.Push.Devices;

/// <summary>What became of a registration.</summary>
public enum PutOutcome
{
    /// <summary>Also when it took the place of another id with the same target.</summary>
    Added,
    Replaced,

    /// <summary>The device is there with another secret; nothing was changed.</summary>
    WrongSecret,

    /// <summary>The device, or the one that has its target, has been seen here later than the imported registration says; nothing was changed.</summary>
    Outdated,
}
