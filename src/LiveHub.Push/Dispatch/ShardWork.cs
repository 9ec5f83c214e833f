using LiveHub.Feed;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;
using LiveHub.Push.Sending;

namespace LiveHub.Push.Dispatch;

/// <summary>Does, or settles, what a send has to do in one shard.</summary>
/// <remarks>
/// 1. Take the shard's lease; another node's is left alone.
/// 2. Read what the ledger says; say that work begins.
/// 3. Send to the devices that are not settled, as long as the lease's window is open; write marks while messages go out.
/// 4. Say how it ended, give the lease back.
/// A shard whose holder died is taken by the next who asks; what the ledger has is not sent again.
/// </remarks>
internal sealed class ShardWork(
    PushNode node, ILeaseStore leases, ISendLedger ledger, IDeviceRegistry devices, ShardDevices finder, DispatchOptions options, TimeProvider time)
{
    /// <param name="half">Called when half of the messages have ended.</param>
    /// <exception cref="LogUnavailableException">The store cannot answer; what was sent will be in the ledger.</exception>
    /// <exception cref="PayloadRefusedException">FCM does not take this message for anybody.</exception>
    public async Task<ShardOutcome> SendAsync(
        Send send, int shard, EnvelopeSet envelopes, IPushSender sender, Action half, CancellationToken stop)
    {
        var cancellationToken = CancellationToken.None; // What was begun is brought to its end; stopping closes the window.
        await using var lease = await ShardLease.TryTakeAsync(send.Id, shard, node, leases, options, sender.RequestTimeout, time, cancellationToken);
        if (lease is null)
            return ShardOutcome.NotNow;
        var record = await ledger.ReadAsync(send.Id, shard, cancellationToken);
        if (record.State == ShardState.Closed)
            return ShardOutcome.Closed;
        if (record.WakeAt > time.GetUtcNow().ToUnixTimeMilliseconds())
            return ShardOutcome.Held;
        var tally = new ShardTally(send.Order.At, time);
        var (targets, wakeAt) = await ChooseAsync(send, shard, record, envelopes, tally, cancellationToken);
        var writer = new ShardLedger(send.Id, shard, lease.Term, lease.Window, tally, ledger, devices, time);
        await writer.OpenAsync(cancellationToken);

        // Closing the window instead of cancelling: what is in flight is awaited, so that it is known.
        await using var closing = stop.Register(static window => ((SendWindow)window!).Close(), lease.Window);
        var (unsent, ended) = (0, 0);
        var sending = sender.SendAsync(
            targets,
            result =>
            {
                if (result.Outcome == PushOutcome.NotSent)
                    Interlocked.Increment(ref unsent);
                tally.Add(result);
                if (Interlocked.Increment(ref ended) * 2 == targets.Count)
                    half();
            },
            lease.Window, DateTimeOffset.FromUnixTimeMilliseconds(send.Order.ExpiresAt), validateOnly: false, cancellationToken);
        await writer.FollowAsync(sending, cancellationToken);
        var isDone = sending.IsCompletedSuccessfully && unsent == 0 && wakeAt is null;
        await writer.FinishAsync(isDone ? ShardState.Closed : ShardState.Open, isDone ? null : wakeAt ?? time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
        await sending;
        return isDone ? ShardOutcome.Closed : unsent == 0 ? ShardOutcome.Held : lease.Window.IsOpen ? ShardOutcome.Paused : ShardOutcome.NotNow;
    }

    /// <summary>Closes a shard of a send that was stopped: nobody sends any more, and whoever may have been sent the alert by a node that died counts as reached.</summary>
    /// <returns>False while another node has it.</returns>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<bool> SettleAsync(Send send, int shard, CancellationToken cancellationToken)
    {
        var record = await ledger.ReadAsync(send.Id, shard, cancellationToken);
        if (record.State == ShardState.Closed)
            return true;
        await using var lease = await ShardLease.TryTakeAsync(send.Id, shard, node, leases, options, TimeSpan.Zero, time, cancellationToken);
        if (lease is null)
            return false;
        record = await ledger.ReadAsync(send.Id, shard, cancellationToken);
        var tally = new ShardTally(send.Order.At, time);
        var those = await finder.ReadAsync(send, shard, cancellationToken);
        if (record.State == ShardState.Untouched)
            tally.Count(Outcomes.Matched, those.Count);
        foreach (var device in those.Where(device => record is { State: ShardState.Open, WakeAt: null } && !record.Settled[device.Slot]))
            tally.Suppose(device.Ordinal);
        var writer = new ShardLedger(send.Id, shard, lease.Term, lease.Window, tally, ledger, devices, time);
        await writer.FinishAsync(ShardState.Closed, wakeAt: null, cancellationToken);
        return true;
    }

    private async Task<(IReadOnlyList<PushTarget> Targets, long? WakeAt)> ChooseAsync(
        Send send, int shard, ShardRecord record, EnvelopeSet envelopes, ShardTally tally, CancellationToken cancellationToken)
    {
        var those = await finder.ReadAsync(send, shard, cancellationToken);
        if (record.State == ShardState.Untouched)
            tally.Count(Outcomes.Matched, those.Count);
        var recent = await finder.CountRecentAsync(send, shard, those, cancellationToken);
        var now = time.GetUtcNow();
        DateTimeOffset? wakeAt = null;
        var targets = new List<PushTarget>(those.Count);
        foreach (var device in those)
        {
            if (record.Settled[device.Slot])
                continue;
            var verdict = DeliveryRules.Judge(send.Order, device.Profile, recent?[device.Slot] ?? 0, now);
            if (verdict.IsNow)
                targets.Add(new PushTarget(device.Ordinal, device.Profile.Kind, device.Profile.Target, envelopes.Find(device.Profile.Platform, device.Profile.Languages)));
            else if (verdict.Dropped is { } why)
                tally.Drop(device.Ordinal, why);
            else if (wakeAt is null || verdict.HeldUntil < wakeAt)
                wakeAt = verdict.HeldUntil;
        }
        return (targets, wakeAt?.ToUnixTimeMilliseconds());
    }
}
