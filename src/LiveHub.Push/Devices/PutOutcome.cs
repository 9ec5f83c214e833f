namespace LiveHub.Push.Devices;

/// <summary>What became of a registration.</summary>
public enum PutOutcome
{
    Added,
    Replaced,

    /// <summary>The device is there with another secret; nothing was changed.</summary>
    WrongSecret,

    /// <summary>The device has been seen here later than the imported registration says; nothing was changed.</summary>
    Outdated,
}
