namespace LiveHub.Feed.Sqlite;

/// <summary>The durable state of one log, and the bell that rings when it grows.</summary>
/// <remarks>Written by the writer after each commit; read from any thread.</remarks>
internal sealed class LogTail(LogState state)
{
    private volatile LogState _state = state;
    private volatile TaskCompletionSource _bell = NewBell();

    public LogState State => _state;

    public void Publish(LogState state)
    {
        if (ReferenceEquals(state, _state))
            return;
        _state = state;
        // Swapped after the state: who took the old bell sees the new state once it rings.
        Interlocked.Exchange(ref _bell, NewBell()).TrySetResult();
    }

    public void Close()
    {
        _bell.TrySetException(new LogUnavailableException(LogUnavailableReason.Closing, "The store is being closed."));
        _ = _bell.Task.Exception; // Nobody may be waiting.
    }

    public async ValueTask WaitAsync(long offset, CancellationToken cancellationToken)
    {
        while (true)
        {
            var bell = _bell; // Taken before the look at the tail: otherwise an append between the two would be slept through.
            if (_state.TailOffset > offset)
                return;
            await bell.Task.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
