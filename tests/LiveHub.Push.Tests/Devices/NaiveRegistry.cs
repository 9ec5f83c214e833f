using LiveHub.Push.Devices;

namespace LiveHub.Push.Tests.Devices;

/// <summary>A registry written as plainly as the rules read.</summary>
internal sealed class NaiveRegistry(int next)
{
    public List<Device> Devices { get; } = [];

    public int Next { get; private set; } = next;

    public Device? Find(string id) => Devices.Find(device => device.Id == id);

    public PutOutcome Put(DeviceRegistration registration, long now)
    {
        var (registered, seen) = registration.Past ?? new DevicePast(now, now);
        if (Find(registration.Id) is not { } present)
        {
            Devices.Add(new Device(registration.Id, Next++, registration.SecretHash, registration.Profile, IsTest: false, IsQuarantined: false, registered, seen));
            return PutOutcome.Added;
        }
        if (!present.SecretHash.AsSpan().SequenceEqual(registration.SecretHash))
            return PutOutcome.WrongSecret;
        if (registration.Past is not null && present.SeenAt > seen)
            return PutOutcome.Outdated;
        Replace(present, present with { Profile = registration.Profile, IsQuarantined = false, SeenAt = seen });
        return PutOutcome.Replaced;
    }

    public bool SetTest(string id, bool isTest) => Revise(id, device => device with { IsTest = isTest });

    public bool Quarantine(string id) => Revise(id, device => device with { IsQuarantined = true });

    public bool Change(string id, DeviceProfile profile, long now) => Revise(id, device => device with { Profile = profile, SeenAt = now });

    public bool Remove(string id) => Devices.RemoveAll(device => device.Id == id) == 1;

    public int RemoveIdle(Platform platform, long before) => Devices.RemoveAll(device => device.Profile.Platform == platform && device.SeenAt < before);

    private bool Revise(string id, Func<Device, Device> revise)
    {
        if (Find(id) is not { } device)
            return false;
        Replace(device, revise(device));
        return true;
    }

    private void Replace(Device old, Device revised) => Devices[Devices.IndexOf(old)] = revised;
}
