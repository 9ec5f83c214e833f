using System.Globalization;

namespace LiveHub.Feed.Redis;

/// <summary>Leases that the nodes of one Redis share; its clock ends them.</summary>
internal sealed class RedisLeaseStore(RedisConnection connection, RedisKeys keys, RedisStoreOptions options) : ILeaseStore
{
    public async ValueTask<Lease?> TryTakeAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        LeaseRules.Check(name, holder, duration);
        var answer = await connection.RunAsync(
            RedisScript.TakeLease, [keys.Lease(name)], [options.Now, holder, LeaseRules.Milliseconds(duration)], cancellationToken);
        return answer.Length == 0
            ? null
            : new Lease(name, holder, EntryRows.ReadNumber(answer[0]), DateTimeOffset.FromUnixTimeMilliseconds(EntryRows.ReadNumber(answer[1])));
    }

    public async ValueTask<bool> ReleaseAsync(Lease lease, CancellationToken cancellationToken) =>
        (int)await connection.RunAsync(
            RedisScript.ReleaseLease, [keys.Lease(lease.Name)], [lease.Holder, lease.Term.ToString(CultureInfo.InvariantCulture)], cancellationToken) == 1;
}
