namespace LiveHub.Push.Devices;

/// <summary>A device as it registers.</summary>
/// <param name="SecretHash">SHA-256 of its secret, 32 bytes.</param>
public sealed record DeviceRegistration(string Id, byte[] SecretHash, DeviceProfile Profile);
