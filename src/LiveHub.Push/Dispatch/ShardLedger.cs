using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;
using LiveHub.Push.Sending;

namespace LiveHub.Push.Dispatch;

/// <summary>Writes what a tally gathers to the ledger while messages go out: as soon as one write is done the next begins, so that little is ever unwritten.</summary>
/// <remarks>A store that is away ends the sending and loses nothing: what was gathered is written when it is back, whoever has the lease by then.</remarks>
internal sealed class ShardLedger(SendId send, int shard, long term, SendWindow window, ShardTally tally, ISendLedger ledger, IDeviceRegistry devices, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>The shortest time from one write to the next: what came meanwhile shares one.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Says that work begins, before the first message: from then on a device without a mark may have been sent one.</summary>
    public ValueTask OpenAsync(CancellationToken cancellationToken) =>
        ledger.WriteAsync(send, shard, tally.Take(term, ShardState.Open, wakeAt: null, always: true)!, cancellationToken);

    /// <summary>Writes until <paramref name="sending"/> has ended; the rest is for <see cref="FinishAsync"/>.</summary>
    public async Task FollowAsync(Task sending, CancellationToken cancellationToken)
    {
        while (!sending.IsCompleted)
        {
            await Task.WhenAny(sending, Task.Delay(Interval, time, cancellationToken));
            if (tally.Take(term, ShardState.Open, wakeAt: null, always: false) is { } write)
                await WriteAsync(write, cancellationToken);
        }
    }

    /// <summary>The devices first: a token that is gone and still registered would be sent the next alert, and pruned then.</summary>
    public async Task FinishAsync(ShardState state, long? wakeAt, CancellationToken cancellationToken)
    {
        var (dead, strange) = tally.TakeDead();
        if (dead.Count > 0)
            await UntilDoneAsync(async () => await devices.PruneAsync(dead, cancellationToken), cancellationToken);
        if (strange.Count > 0)
            await UntilDoneAsync(async () => await devices.QuarantineAsync(strange, cancellationToken), cancellationToken);
        await WriteAsync(tally.Take(term, state, wakeAt, always: true)!, cancellationToken);
    }

    private Task WriteAsync(ShardWrite write, CancellationToken cancellationToken) =>
        UntilDoneAsync(async () => await ledger.WriteAsync(send, shard, write, cancellationToken), cancellationToken);

    private async Task UntilDoneAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (LogUnavailableException)
            {
                // What cannot be written down is not to be added to; the shard is begun again when the store is back.
                window.Close();
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
