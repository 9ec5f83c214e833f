using LiveHub.Push.Devices;

namespace LiveHub.Push.Redis;

/// <summary>A device with the bytes that it was read from: they tell whether it is still the same.</summary>
internal readonly record struct StoredDevice(Device Device, byte[] Row)
{
    /// <summary>Null for a row that is damaged.</summary>
    public static StoredDevice? TryRead(int ordinal, byte[] row) => DeviceBytes.TryDecode(ordinal, row) is { } device ? new(device, row) : null;
}
