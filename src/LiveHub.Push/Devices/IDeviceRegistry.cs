using LiveHub.Feed;

namespace LiveHub.Push.Devices;

/// <summary>The devices that asked for alerts. Not in a log: there are millions of them, and people may ask to be deleted.</summary>
/// <remarks>Any thread. What returns is durable. A store that cannot answer throws <see cref="LogUnavailableException"/>.
/// A device whose row is damaged is told to the log and is in no answer, until it registers again.</remarks>
public interface IDeviceRegistry
{
    /// <summary>Devices of the test list that are read at most.</summary>
    const int TestListLimit = 1000;

    /// <summary>Adds a device, or replaces its whole profile; ends its quarantine, keeps its place on the test list.</summary>
    /// <remarks>
    /// A target is one device's. One that another id has is taken over, whatever that one's secret: whoever has the token is the phone. A new id then takes the place of
    /// the other one, ordinal included, so that what the phone was sent can be corrected, but not its place on the test list; if the id is there already, the other one is removed.
    /// </remarks>
    /// <param name="now">Milliseconds since 1970: when those were seen that do not come with a past.</param>
    /// <returns>For each in order.</returns>
    ValueTask<IReadOnlyList<PutOutcome>> PutAsync(IReadOnlyList<DeviceRegistration> registrations, long now, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    ValueTask<Device?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Changes a profile, but for the target, if it is still the one that was read.</summary>
    /// <returns>False when it has changed meanwhile, or is gone.</returns>
    ValueTask<bool> ChangeAsync(Device read, DeviceProfile profile, long now, CancellationToken cancellationToken);

    /// <summary>Puts a device on the test list, or takes it off.</summary>
    /// <returns>False when there is no such device.</returns>
    ValueTask<bool> SetTestAsync(string id, bool isTest, CancellationToken cancellationToken);

    /// <summary>Removes everything about a device. What stays of it are its bits in ledgers: bits of a number that nothing leads to any more and that is never given again.</summary>
    /// <returns>False when there was none.</returns>
    ValueTask<bool> RemoveAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes those whose target is still the one that FCM said is gone: an app that has registered a new one meanwhile stays.</summary>
    /// <returns>How many were removed.</returns>
    ValueTask<int> PruneAsync(IReadOnlyList<DeadTarget> targets, CancellationToken cancellationToken);

    /// <summary>Puts those into quarantine whose target is still that one.</summary>
    ValueTask QuarantineAsync(IReadOnlyList<DeadTarget> targets, CancellationToken cancellationToken);

    /// <summary>Removes devices of a platform that were last seen before a time, of one shard.</summary>
    ValueTask<int> RemoveIdleAsync(int shard, Platform platform, long before, CancellationToken cancellationToken);

    /// <summary>All devices of a shard, by ordinal.</summary>
    ValueTask<IReadOnlyList<Device>> ReadShardAsync(int shard, CancellationToken cancellationToken);

    /// <summary>Those of some ordinals of one shard that are there, in the order asked for.</summary>
    ValueTask<IReadOnlyList<Device>> ReadAtAsync(int shard, IReadOnlyList<int> ordinals, CancellationToken cancellationToken);

    /// <summary>The test list, by id; its first <see cref="TestListLimit"/>.</summary>
    ValueTask<IReadOnlyList<Device>> ReadTestListAsync(CancellationToken cancellationToken);

    ValueTask<RegistryBounds> GetBoundsAsync(CancellationToken cancellationToken);
}
