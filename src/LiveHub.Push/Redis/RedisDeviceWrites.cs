using LiveHub.Feed.Redis;
using LiveHub.Push.Devices;
using StackExchange.Redis;

namespace LiveHub.Push.Redis;

/// <summary>The writes of the registry.</summary>
internal sealed class RedisDeviceWrites(RedisConnection connection, PushKeys keys, StoreCheck check)
{
    // Devices that one script takes: Redis does nothing else meanwhile, about a millisecond.
    private const int Step = 100;

    public async Task<IReadOnlyList<PutOutcome>> PutAsync(IReadOnlyList<DeviceRegistration> registrations, long now, CancellationToken cancellationToken)
    {
        await check.EnsureAsync(cancellationToken);
        // All on their way at once. Where an id or a target comes twice, one after the other: a script that Redis does not know yet is sent again behind others.
        var hasRepeats = registrations.DistinctBy(one => one.Id, StringComparer.Ordinal).Count() < registrations.Count
            || registrations.DistinctBy(one => (one.Profile.Kind, one.Profile.Target)).Count() < registrations.Count;
        var steps = new List<Task<RedisResult>>();
        foreach (var some in registrations.Chunk(Step))
        {
            RedisValue[] arguments = [keys.Shards, keys.Ids, keys.Targets, Device.ShardSize, .. some.SelectMany(one => Arguments(one, now))];
            steps.Add(connection.RunAsync(PushScripts.PutDevices, [keys.Registry, keys.Tests], arguments, cancellationToken));
            if (hasRepeats)
                await steps[^1];
        }
        return [.. (await Task.WhenAll(steps)).SelectMany(answer => (int[])answer!).Select(outcome => (PutOutcome)outcome)];
    }

    /// <summary>Puts rows in place of those read, where these are still there.</summary>
    /// <param name="swaps">A device that is to be null is removed.</param>
    /// <returns>For each whether it was done.</returns>
    public async Task<IReadOnlyList<bool>> SwapAsync(IReadOnlyList<(StoredDevice Read, Device? ToBe)> swaps, CancellationToken cancellationToken)
    {
        await check.EnsureAsync(cancellationToken);
        var done = new List<bool>(swaps.Count);
        foreach (var some in swaps.Chunk(Step))
        {
            RedisValue[] arguments = [keys.Shards, keys.Ids, keys.Targets, Device.ShardSize, .. some.SelectMany(Arguments)];
            var answer = await connection.RunAsync(PushScripts.SwapDevices, [keys.Registry, keys.Tests], arguments, cancellationToken);
            done.AddRange(((int[])answer!).Select(one => one == 1));
        }
        return done;
    }

    private static RedisValue[] Arguments(DeviceRegistration registration, long now) =>
    [
        registration.Id, PushKeys.Bucket(registration.Id), DeviceBytes.Platform(registration.Profile.Platform), registration.SecretHash,
        DeviceBytes.Time(registration.Past?.RegisteredAt ?? now), DeviceBytes.Time(registration.Past?.SeenAt ?? now), registration.Past is null ? 0 : 1,
        DeviceCodec.Encode(registration.Profile), DeviceBytes.Tail(registration.Id, registration.Profile),
    ];

    private static RedisValue[] Arguments((StoredDevice Read, Device? ToBe) swap) =>
    [
        swap.Read.Device.Ordinal, PushKeys.Bucket(swap.Read.Device.Id), swap.Read.Row, swap.ToBe is { } device ? DeviceBytes.Encode(device) : RedisValue.EmptyString,
    ];
}
