using LiveHub.Feed.Sqlite;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Sqlite;

/// <summary>The devices of the one process that owns the data folder.</summary>
internal sealed class SqliteDeviceRegistry(GroupWriter<PushWriteSession> writer, ReaderPool<PushReadSession> readers) : IDeviceRegistry
{
    public ValueTask<IReadOnlyList<PutOutcome>> PutAsync(IReadOnlyList<DeviceRegistration> registrations, long now, CancellationToken cancellationToken)
    {
        RegistrationRules.Check(registrations);
        var rows = registrations.Select(DeviceRow.Of).ToList();
        return writer.WriteAsync<IReadOnlyList<PutOutcome>>(
            session => [.. rows.Select(row => session.Devices.Put(row, now))], Math.Max(1, rows.Count), cancellationToken);
    }

    public ValueTask<Device?> FindAsync(string id, CancellationToken cancellationToken) =>
        DeviceIds.IsValid(id) ? ReadAsync(session => session.Devices.Find(id), cancellationToken) : ValueTask.FromResult<Device?>(null);

    public ValueTask<bool> ChangeAsync(Device read, DeviceProfile profile, long now, CancellationToken cancellationToken)
    {
        RegistrationRules.CheckChange(read.Profile, profile);
        var bytes = DeviceCodec.Encode(profile);
        return writer.WriteAsync(session => session.Devices.Change(read, profile, bytes, now), 1, cancellationToken);
    }

    public ValueTask<bool> SetTestAsync(string id, bool isTest, CancellationToken cancellationToken) =>
        DeviceIds.IsValid(id) ? writer.WriteAsync(session => session.Devices.SetTest(id, isTest), 1, cancellationToken) : ValueTask.FromResult(false);

    public ValueTask<bool> RemoveAsync(string id, CancellationToken cancellationToken) =>
        DeviceIds.IsValid(id) ? writer.WriteAsync(session => session.Devices.Remove(id), 1, cancellationToken) : ValueTask.FromResult(false);

    public ValueTask<int> PruneAsync(IReadOnlyList<DeadTarget> targets, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => session.Devices.Prune(targets), Math.Max(1, targets.Count), cancellationToken);

    public async ValueTask QuarantineAsync(IReadOnlyList<DeadTarget> targets, CancellationToken cancellationToken) =>
        await writer.WriteAsync(
            session =>
            {
                session.Devices.Quarantine(targets);
                return true;
            },
            Math.Max(1, targets.Count),
            cancellationToken);

    public ValueTask<int> RemoveIdleAsync(int shard, Platform platform, long before, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => session.Devices.RemoveIdle(shard, platform, before), Device.ShardSize, cancellationToken);

    public ValueTask<IReadOnlyList<Device>> ReadShardAsync(int shard, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Device>>(session => session.Devices.ReadShard(shard), cancellationToken);

    public ValueTask<IReadOnlyList<Device>> ReadAtAsync(int shard, IReadOnlyList<int> ordinals, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Device>>(session => [.. ordinals.Select(session.Devices.FindAt).OfType<Device>()], cancellationToken);

    public ValueTask<IReadOnlyList<Device>> ReadTestListAsync(CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<Device>>(session => session.Devices.ReadTestList(IDeviceRegistry.TestListLimit), cancellationToken);

    public ValueTask<RegistryBounds> GetBoundsAsync(CancellationToken cancellationToken) =>
        ReadAsync(session => session.Devices.ReadBounds(), cancellationToken);

    private ValueTask<T> ReadAsync<T>(Func<PushReadSession, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(readers.Read(read));
    }
}
