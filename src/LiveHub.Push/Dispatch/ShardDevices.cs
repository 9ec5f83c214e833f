using LiveHub.Push.Audiences;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Dispatch;

/// <summary>Finds the devices of a shard that a send is for.</summary>
internal sealed class ShardDevices(IDeviceRegistry devices, ISendLedger ledger, PushDesk desk, TimeProvider time)
{
    /// <summary>Those of the audience as it was when the send was ordered, whatever became of them since; by ordinal.</summary>
    public async Task<IReadOnlyList<Device>> ReadAsync(Send send, int shard, CancellationToken cancellationToken)
    {
        var order = send.Order;
        if (order.Kind == SendKind.Test)
        {
            var list = await devices.ReadTestListAsync(cancellationToken);
            return [.. list.Where(device => device.Shard == shard && device.Ordinal < order.Below && !device.IsQuarantined)];
        }
        var all = await devices.ReadShardAsync(shard, cancellationToken);
        if (order.Kind is SendKind.Correction or SendKind.Recall)
        {
            var reached = await ReadReachedAsync(send, shard, cancellationToken);
            return [.. all.Where(device => reached[device.Slot])];
        }
        var filter = new AudienceFilter(order.Audience, [.. order.Texts.Select(text => text.Lang)]);
        return [.. all.Where(device => device.Ordinal < order.Below && !device.IsQuarantined && filter.Matches(device.Profile))];
    }

    /// <summary>How many alerts reached each device of a shard within the time that daily caps count; null when no device there has a cap.</summary>
    public async Task<int[]?> CountRecentAsync(Send send, int shard, IReadOnlyList<Device> those, CancellationToken cancellationToken)
    {
        if (!DeliveryRules.Apply(send.Order) || those.All(device => device.Profile.DailyCap is null))
            return null;
        var since = (time.GetUtcNow() - DeliveryRules.CapSpan).ToUnixTimeMilliseconds();
        var counts = new int[Device.ShardSize];
        foreach (var other in desk.All().Where(other => other.Order.Kind == SendKind.Alert && other.Order.At >= since && other.Id != send.Id))
        {
            var record = await ledger.ReadAsync(other.Id, shard, cancellationToken);
            for (var slot = 0; slot < counts.Length; slot++)
                counts[slot] += record.Reached[slot] ? 1 : 0;
        }
        return counts;
    }

    private async Task<ShardMarks> ReadReachedAsync(Send send, int shard, CancellationToken cancellationToken)
    {
        var reached = new ShardMarks();
        foreach (var older in send.Order.Of)
            reached.Add((await ledger.ReadAsync(new SendId(send.Id.Alert, older), shard, cancellationToken)).Reached);
        return reached;
    }
}
