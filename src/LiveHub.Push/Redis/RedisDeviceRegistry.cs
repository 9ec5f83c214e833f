using LiveHub.Push.Devices;

namespace LiveHub.Push.Redis;

/// <summary>The devices that the nodes of one Redis share.</summary>
/// <remarks>A change reads the row, decides here, and is written only if the row is still that one; otherwise it is read anew.</remarks>
internal sealed class RedisDeviceRegistry(RedisDeviceReads reads, RedisDeviceWrites writes) : IDeviceRegistry
{
    public async ValueTask<IReadOnlyList<PutOutcome>> PutAsync(IReadOnlyList<DeviceRegistration> registrations, long now, CancellationToken cancellationToken)
    {
        RegistrationRules.Check(registrations);
        return await writes.PutAsync(registrations, now, cancellationToken);
    }

    public async ValueTask<Device?> FindAsync(string id, CancellationToken cancellationToken) =>
        DeviceIds.IsValid(id) ? (await reads.FindAsync(id, cancellationToken))?.Device : null;

    public ValueTask<bool> ChangeAsync(Device read, DeviceProfile profile, long now, CancellationToken cancellationToken)
    {
        RegistrationRules.CheckChange(read.Profile, profile);
        return ReviseAsync(
            read.Id,
            device => device.Ordinal == read.Ordinal && DeviceCodec.AreSame(device.Profile, read.Profile) ? device with { Profile = profile, SeenAt = now } : device,
            cancellationToken);
    }

    public async ValueTask<bool> SetTestAsync(string id, bool isTest, CancellationToken cancellationToken) =>
        await ReviseAsync(id, device => device with { IsTest = isTest }, cancellationToken);

    public ValueTask<bool> RemoveAsync(string id, CancellationToken cancellationToken) => ReviseAsync(id, _ => null, cancellationToken);

    public ValueTask<int> PruneAsync(IReadOnlyList<DeadTarget> targets, CancellationToken cancellationToken) =>
        ReviseAllAsync(targets, _ => null, cancellationToken);

    public async ValueTask QuarantineAsync(IReadOnlyList<DeadTarget> targets, CancellationToken cancellationToken) =>
        await ReviseAllAsync(targets, device => device with { IsQuarantined = true }, cancellationToken);

    public async ValueTask<int> RemoveIdleAsync(int shard, Platform platform, long before, CancellationToken cancellationToken)
    {
        var idle = (await reads.ReadShardAsync(shard, cancellationToken)).Where(stored => stored.Device.Profile.Platform == platform && stored.Device.SeenAt < before);
        // One that has changed meanwhile has just been seen.
        return (await writes.SwapAsync([.. idle.Select(stored => (stored, (Device?)null))], cancellationToken)).Count(done => done);
    }

    public async ValueTask<IReadOnlyList<Device>> ReadShardAsync(int shard, CancellationToken cancellationToken) =>
        [.. (await reads.ReadShardAsync(shard, cancellationToken)).Select(stored => stored.Device)];

    public async ValueTask<IReadOnlyList<Device>> ReadAtAsync(int shard, IReadOnlyList<int> ordinals, CancellationToken cancellationToken) =>
        [.. (await reads.ReadAtAsync(shard, ordinals, cancellationToken)).Select(stored => stored.Device)];

    public async ValueTask<IReadOnlyList<Device>> ReadTestListAsync(CancellationToken cancellationToken) => await reads.ReadTestListAsync(cancellationToken);

    public async ValueTask<RegistryBounds> GetBoundsAsync(CancellationToken cancellationToken) => await reads.GetBoundsAsync(cancellationToken);

    /// <param name="revise">The same device: nothing is to be done, and that is no success. Null: it is to be removed.</param>
    private async ValueTask<bool> ReviseAsync(string id, Func<Device, Device?> revise, CancellationToken cancellationToken)
    {
        if (!DeviceIds.IsValid(id))
            return false;
        while (true)
        {
            if (await reads.FindAsync(id, cancellationToken) is not { } stored)
                return false;
            var revised = revise(stored.Device);
            if (ReferenceEquals(revised, stored.Device))
                return false;
            if ((await writes.SwapAsync([(stored, revised)], cancellationToken))[0])
                return true;
        }
    }

    /// <returns>How many were revised.</returns>
    private async ValueTask<int> ReviseAllAsync(IReadOnlyList<DeadTarget> targets, Func<Device, Device?> revise, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var ofShard in targets.GroupBy(target => target.Ordinal / Device.ShardSize))
        {
            var left = ofShard.DistinctBy(target => target.Ordinal).ToDictionary(target => target.Ordinal, target => target.Target);
            while (left.Count > 0)
            {
                var read = await reads.ReadAtAsync(ofShard.Key, [.. left.Keys], cancellationToken);
                List<(StoredDevice Read, Device? ToBe)> swaps =
                    [.. read.Where(stored => stored.Device.Profile.Target == left[stored.Device.Ordinal]).Select(stored => (stored, revise(stored.Device)))];
                var done = await writes.SwapAsync(swaps, cancellationToken);
                count += done.Count(one => one);
                left = swaps.Zip(done).Where(swap => !swap.Second).ToDictionary(swap => swap.First.Read.Device.Ordinal, swap => left[swap.First.Read.Device.Ordinal]);
            }
        }
        return count;
    }
}
