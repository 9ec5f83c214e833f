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
        var present = Find(registration.Id);
        if (present is not null && !present.SecretHash.AsSpan().SequenceEqual(registration.SecretHash))
            return PutOutcome.WrongSecret;
        var owner = Devices.Find(device => device.Id != registration.Id && (device.Profile.Kind, device.Profile.Target) == (registration.Profile.Kind, registration.Profile.Target));
        if (registration.Past is not null && (present?.SeenAt > seen || owner?.SeenAt > seen))
            return PutOutcome.Outdated;
        Devices.RemoveAll(device => device == owner);
        if (present is null)
        {
            Devices.Add(new Device(registration.Id, owner?.Ordinal ?? Next++, registration.SecretHash, registration.Profile, IsTest: false, IsQuarantined: false, registered, seen));
            return PutOutcome.Added;
        }
        Replace(present, present with { Profile = registration.Profile, IsQuarantined = false, SeenAt = seen });
        return PutOutcome.Replaced;
    }

    public bool SetTest(string id, bool isTest) => Revise(id, device => device with { IsTest = isTest });

    public bool Quarantine(string id) => Revise(id, device => device with { IsQuarantined = true });

    public bool Change(string id, DeviceProfile profile, long now) =>
        Revise(id, device => device with { Profile = profile with { Target = device.Profile.Target }, SeenAt = now });

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
