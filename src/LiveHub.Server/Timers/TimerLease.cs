using LiveHub.Feed;
using LiveHub.Server.Hosting;

namespace LiveHub.Server.Timers;

/// <summary>Whether this node is the one that fires first. Any thread reads it; one loop asks for it.</summary>
/// <remarks>It is asked for only while something is due soon: a quiet newsroom writes nothing.</remarks>
internal sealed class TimerLease(ILeaseStore leases, NodeName node, TimeProvider time)
{
    private const string Name = "timers";
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private long _asked;
    private long _until;
    private volatile Lease? _lease;
    private Task _asking = Task.CompletedTask;

    /// <summary>How often it is renewed while something is due soon.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(1);

    public bool IsHeld => _lease is not null && time.GetTimestamp() < Interlocked.Read(ref _until);

    /// <summary>Takes or renews the lease unless that was done a moment ago.</summary>
    /// <returns>The asking that is under way; completed when there is none. It never fails: without an answer the lease is not held.</returns>
    public Task KeepAsync(CancellationToken cancellationToken)
    {
        var isFresh = _asked != 0 && time.GetElapsedTime(_asked) < Renewal;
        return isFresh || !_asking.IsCompleted ? _asking : _asking = AskAsync(cancellationToken);
    }

    /// <summary>Lets another node have it at once.</summary>
    public async Task LeaveAsync()
    {
        await _asking;
        if (_lease is not { } held)
            return;
        _lease = null;
        try
        {
            await leases.ReleaseAsync(held, CancellationToken.None);
        }
        catch (LogUnavailableException)
        {
            // It ends by itself.
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        _asked = time.GetTimestamp();
        try
        {
            _lease = await leases.TryTakeAsync(Name, node.Value, Duration, cancellationToken);
            // Counted from before the question, so it ends here no later than at the store.
            Interlocked.Exchange(ref _until, _asked + (long)(Duration.TotalSeconds * time.TimestampFrequency));
        }
        catch (Exception exception) when (exception is LogUnavailableException or OperationCanceledException)
        {
            // The one that is held runs on until its end.
        }
    }
}
