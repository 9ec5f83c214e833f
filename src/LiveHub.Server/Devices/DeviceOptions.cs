namespace LiveHub.Server.Devices;

/// <summary>Section <c>Devices</c>.</summary>
internal sealed class DeviceOptions
{
    public const string Section = "Devices";

    /// <summary>Days after which an Android device that was not seen is removed; 0: never. FCM ends tokens that were idle for 270 days; other platforms have no such rule, so a device there stays until FCM says that it is gone.</summary>
    public int AndroidIdleDays { get; set; } = 270;
}
