namespace LiveHub.Push.Devices;

/// <summary>A device as it registers.</summary>
/// <param name="SecretHash">SHA-256 of its secret, 32 bytes.</param>
/// <param name="Past">Of one that is imported; null when the app itself registers.</param>
public sealed record DeviceRegistration(string Id, byte[] SecretHash, DeviceProfile Profile, DevicePast? Past = null);
