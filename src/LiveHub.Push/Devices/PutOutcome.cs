namespace LiveHub.Push.Devices;

/// <summary>What became of a registration.</summary>
public enum PutOutcome
{
    Added,
    Replaced,

    /// <summary>The device is there with another secret; nothing was changed.</summary>
    WrongSecret,
}
