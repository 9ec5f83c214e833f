using LiveHub.Push.Devices;

namespace LiveHub.Push.Sqlite;

/// <summary>A registration made ready on its caller's thread, so that the writer has only to write it.</summary>
internal sealed record DeviceRow(long Key, string Id, byte[] SecretHash, Platform Platform, byte[] Profile, long Target, DevicePast? Past)
{
    public static DeviceRow Of(DeviceRegistration registration) => new(
        DeviceCodec.KeyOf(registration.Id), registration.Id, registration.SecretHash, registration.Profile.Platform, DeviceCodec.Encode(registration.Profile),
        DeviceCodec.TargetOf(registration.Profile), registration.Past);
}
