namespace LiveHub.Feed.Sqlite;

/// <summary>A call that waits for the writer, with its answer.</summary>
internal sealed class WriteCommand<TSession, T>(Func<TSession, T> apply, int weight) : IWriteCommand<TSession>
{
    // Asynchronous continuations: otherwise the callers would run on the writer and hold up the next group.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _complete;

    public int Weight => weight;

    public Task<T> Answer => _answer.Task;

    public void Apply(TSession session)
    {
        var result = apply(session);
        _complete = () => _answer.TrySetResult(result);
    }

    public void Complete() => _complete?.Invoke();

    public void Fail(LogUnavailableException exception)
    {
        if (_answer.TrySetException(exception))
            _ = _answer.Task.Exception; // Seen, also when the caller gave up waiting.
    }
}
