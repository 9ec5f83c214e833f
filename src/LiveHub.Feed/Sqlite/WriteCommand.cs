namespace LiveHub.Feed.Sqlite;

/// <summary>A call that waits for the writer, with its answer.</summary>
internal sealed class WriteCommand<T>(Func<WriteSession, T> apply, int weight) : IWriteCommand
{
    // Asynchronous continuations: otherwise the callers would run on the writer and hold up the next group.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _complete;

    public int Weight => weight;

    public Task<T> Answer => _answer.Task;

    public void Apply(WriteSession session)
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
