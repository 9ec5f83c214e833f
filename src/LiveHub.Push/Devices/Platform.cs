namespace LiveHub.Push.Devices;

/// <summary>What a device is, which decides the form of its messages.</summary>
public enum Platform
{
    Android,
    Ios,

    /// <summary>A browser with a service worker.</summary>
    Web,
}
