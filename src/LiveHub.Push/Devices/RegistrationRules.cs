using System.Security.Cryptography;

namespace LiveHub.Push.Devices;

/// <summary>What every registry asks of a registration before it looks at its store.</summary>
internal static class RegistrationRules
{
    /// <summary>A target is one device's: only a registration can bring another one, because it takes it from whoever has it.</summary>
    public static void CheckChange(DeviceProfile read, DeviceProfile profile)
    {
        if ((profile.Kind, profile.Target) != (read.Kind, read.Target))
            throw new ArgumentException("A change keeps the target; register the device with another one.", nameof(profile));
    }

    public static void Check(IReadOnlyList<DeviceRegistration> registrations)
    {
        foreach (var registration in registrations)
        {
            if (!DeviceIds.IsValid(registration.Id))
                throw new ArgumentException("A device has a bad id.", nameof(registrations));
            if (registration.SecretHash.Length != SHA256.HashSizeInBytes)
                throw new ArgumentException($"The hash of the secret of {registration.Id} must have {SHA256.HashSizeInBytes} bytes.", nameof(registrations));
        }
    }
}
