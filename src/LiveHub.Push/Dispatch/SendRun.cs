using System.Collections.Concurrent;
using LiveHub.Feed;
using LiveHub.Push.Devices;
using LiveHub.Push.Ledgers;
using LiveHub.Push.Sending;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Dispatch;

/// <summary>This node's part in one send, from when the desk has it until every shard is closed.</summary>
/// <remarks>
/// Every node runs one for every send that has not ended. They do not talk: leases say who has a shard, the ledger says which are closed. A pass asks for each shard
/// that is open, some at a time; what is not to be had now is asked for again in the next pass.
/// </remarks>
internal sealed partial class SendRun(
    SendId id, PushDesk desk, ShardWork work, ISendLedger ledger, SendWords words, IPushSender? sender, DispatchOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Shards that are left alone until then.</summary>
    private readonly ConcurrentDictionary<int, DateTimeOffset> _resting = new();

    /// <summary>Returns when all shards are closed, or when told to stop.</summary>
    /// <param name="stopping">The node is being stopped.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        // Nodes begin at different shards, so that they seldom ask for the same one.
        var shift = Random.Shared.Next(1 << 16);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await PassAsync(shift, stopping))
                    return;
            }
            catch (LogUnavailableException exception)
            {
                LogStoreAway(logger, id, exception.Reason);
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> PassAsync(int shift, CancellationToken stopping)
    {
        var send = desk.Find(id);
        if (send is null or { State: SendState.Ended })
            return true;
        var changed = desk.Changed;
        var open = await FindOpenAsync(send, shift, stopping);
        if (open.Count == 0)
            return true;
        var left = open.Count;
        if (send.IsStopped || (sender is null && send.Order.ExpiresAt <= time.GetUtcNow().ToUnixTimeMilliseconds()))
            left = await SettleAsync(send, open, stopping);
        else if (sender is not null && await AreEarlierSettledAsync(send, stopping))
            left = await SendAsync(send, open, sender, stopping);
        if (left == 0)
            return true;
        await changed.WaitAsync(options.Look, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return false;
    }

    private async Task<IReadOnlyList<int>> FindOpenAsync(Send send, int shift, CancellationToken cancellationToken)
    {
        var shards = new RegistryBounds(send.Order.Below, 0).Shards;
        var closed = (await ledger.ReadAllAsync(id, cancellationToken)).Where(summary => summary.State == ShardState.Closed).Select(summary => summary.Shard).ToHashSet();
        return [.. Enumerable.Range(0, shards).Select(shard => (shard + shift) % shards).Where(shard => !closed.Contains(shard))];
    }

    private async Task<int> SettleAsync(Send send, IReadOnlyList<int> shards, CancellationToken cancellationToken)
    {
        var left = 0;
        foreach (var shard in shards)
            left += await work.SettleAsync(send, shard, cancellationToken) ? 0 : 1;
        return left;
    }

    /// <summary>A correction goes to those who were reached, which is known when every shard of every earlier send of its alert is closed; their own runs do that.</summary>
    private async Task<bool> AreEarlierSettledAsync(Send send, CancellationToken cancellationToken)
    {
        if (send.Order.Kind is not (SendKind.Correction or SendKind.Recall))
            return true;
        foreach (var older in desk.Of(id.Alert).Where(other => other.Id.Revision < id.Revision && other.State != SendState.Ended))
        {
            var closed = (await ledger.ReadAllAsync(older.Id, cancellationToken)).Count(summary => summary.State == ShardState.Closed);
            if (closed < new RegistryBounds(older.Order.Below, 0).Shards)
                return false;
        }
        return true;
    }

    private async Task<int> SendAsync(Send send, IReadOnlyList<int> shards, IPushSender channel, CancellationToken stopping)
    {
        var envelopes = await words.ComposeAsync(send, stopping);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var watch = new CancellationTokenSource();
        var watching = StopWhenToldAsync(stop, watch.Token);
        var left = 0;
        try
        {
            using var busy = new SemaphoreSlim(options.Shards);
            using var open = new SemaphoreSlim(options.OpenShards);
            var works = new List<Task>();
            foreach (var shard in shards)
            {
                if (_resting.TryGetValue(shard, out var until) && time.GetUtcNow() < until)
                {
                    Interlocked.Increment(ref left);
                    continue;
                }
                await open.WaitAsync(CancellationToken.None);
                await busy.WaitAsync(CancellationToken.None);
                if (stop.IsCancellationRequested || works.Any(task => task.IsFaulted))
                    break;
                works.Add(SendShardAsync(shard, busy, open));
            }
            await Task.WhenAll(works);
        }
        catch (PayloadRefusedException exception)
        {
            LogRefused(logger, id, exception);
            await words.StopAsync(id, "FCM refuses the message: " + exception.Message, stopping);
            return shards.Count;
        }
        finally
        {
            await watch.CancelAsync();
            await watching;
        }
        return stop.IsCancellationRequested ? shards.Count : left;

        async Task SendShardAsync(int shard, SemaphoreSlim busy, SemaphoreSlim open)
        {
            try
            {
                // Half of its messages through, or waiting to be tried again: another shard is begun beside what is left of this one.
                using var turn = new Turn(busy, options.Turn, time);
                var outcome = await work.SendAsync(send, shard, envelopes, channel, turn.End, stop.Token);
                if (outcome != ShardOutcome.Closed)
                    Interlocked.Increment(ref left);
                if (outcome == ShardOutcome.Paused)
                    _resting[shard] = time.GetUtcNow() + options.Rest;
            }
            finally
            {
                open.Release();
            }
        }
    }

    private async Task StopWhenToldAsync(CancellationTokenSource stop, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            var changed = desk.Changed;
            if (desk.Find(id) is not { IsStopped: false, State: not SendState.Ended })
            {
                await stop.CancelAsync();
                return;
            }
            await changed.WaitAsync(ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The store cannot answer ({Reason}); the send {Send} goes on when it can")]
    private static partial void LogStoreAway(ILogger logger, SendId send, LogUnavailableReason reason);

    [LoggerMessage(LogLevel.Error, "FCM refuses the message of the send {Send}; it is stopped")]
    private static partial void LogRefused(ILogger logger, SendId send, Exception exception);
}
