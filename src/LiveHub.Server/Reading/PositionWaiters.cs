namespace LiveHub.Server.Reading;

/// <summary>Those who wait for an offset. Guarded by the fold that owns it.</summary>
internal sealed class PositionWaiters
{
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();

    public Task AddAsync(long offset, CancellationToken cancellationToken)
    {
        // Continuations run elsewhere: the tail must not carry out its readers' work.
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(waiter, offset);
        return waiter.Task.WaitAsync(cancellationToken);
    }

    public void Reach(long offset)
    {
        while (_waiting.TryPeek(out var waiter, out var wanted) && wanted <= offset)
        {
            _waiting.Dequeue();
            waiter.TrySetResult();
        }
    }
}
