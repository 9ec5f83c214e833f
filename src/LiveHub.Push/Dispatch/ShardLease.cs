using LiveHub.Feed;
using LiveHub.Push.Sending;

namespace LiveHub.Push.Dispatch;

/// <summary>A node's right to one shard of a send, renewed while it works; its window is open only while no other node can have the shard before the last request has ended.</summary>
internal sealed class ShardLease : IAsyncDisposable
{
    private static long _taken;
    private readonly ILeaseStore _leases;
    private readonly DispatchOptions _options;
    private readonly TimeSpan _requestTimeout;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _renewing;
    private Lease _lease;

    private ShardLease(Lease lease, long taken, ILeaseStore leases, DispatchOptions options, TimeSpan requestTimeout, TimeProvider time)
    {
        (_lease, _leases, _options, _requestTimeout, _time) = (lease, leases, options, requestTimeout, time);
        Window = new SendWindow(time);
        Extend(taken);
        _renewing = RenewAsync();
    }

    public SendWindow Window { get; }

    public long Term => _lease.Term;

    /// <summary>Null when another node has it.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public static async Task<ShardLease?> TryTakeAsync(
        SendId send, int shard, PushNode node, ILeaseStore leases, DispatchOptions options, TimeSpan requestTimeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        // A name of its own for each time: a lease that could not be given back is not renewed by the next one under the same term.
        var holder = FormattableString.Invariant($"{node.Name}#{Interlocked.Increment(ref _taken)}");
        var lease = await leases.TryTakeAsync(NameOf(send, shard), holder, options.Lease, cancellationToken);
        return lease is null ? null : new ShardLease(lease, asked, leases, options, requestTimeout, time);
    }

    public static string NameOf(SendId send, int shard) => FormattableString.Invariant($"push/{send}/{shard}");

    /// <summary>Gives the shard back; nothing may be in flight any more.</summary>
    public async ValueTask DisposeAsync()
    {
        Window.Close();
        await _ending.CancelAsync();
        await _renewing;
        _ending.Dispose();
        try
        {
            await _leases.ReleaseAsync(_lease, CancellationToken.None);
        }
        catch (LogUnavailableException)
        {
            // It ends by itself.
        }
    }

    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(_options.Renewal, _time, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ending.IsCancellationRequested)
                return;
            try
            {
                var asked = _time.GetTimestamp();
                var lease = await _leases.TryTakeAsync(_lease.Name, _lease.Holder, _options.Lease, _ending.Token);
                if (lease is null || lease.Term != _lease.Term)
                {
                    // It had ended: somebody else may have begun where this node is.
                    Window.Close();
                    return;
                }
                _lease = lease;
                Extend(asked);
            }
            catch (LogUnavailableException)
            {
                // The window closes by itself before the lease ends.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>From when the lease was asked for, by this machine's clock: the store began to count later than that.</summary>
    private void Extend(long asked) => Window.Extend(_time.GetUtcNow() - _time.GetElapsedTime(asked) + _options.Lease - _requestTimeout);
}
