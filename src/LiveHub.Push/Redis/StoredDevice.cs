using LiveHub.Push.Devices;

namespace LiveHub.Push.Redis;

/// <summary>A device with the bytes that it was read from: they tell whether it is still the same.</summary>
internal readonly record struct StoredDevice(Device Device, byte[] Row)
{
    public static StoredDevice Of(int ordinal, byte[] row) => new(DeviceBytes.Decode(ordinal, row), row);
}
