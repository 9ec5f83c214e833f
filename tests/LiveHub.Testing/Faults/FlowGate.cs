namespace LiveHub.Testing.Faults;

/// <summary>A gate that is open or closed; closing it holds everybody who comes to it.</summary>
internal sealed class FlowGate
{
    // Completed while the gate is open; replaced, never reset, so that a waiter cannot miss the opening.
    private volatile TaskCompletionSource opened = Open();

    public void Close()
    {
        if (opened.Task.IsCompleted)
            opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void OpenAgain() => opened.TrySetResult();

    public Task PassAsync(CancellationToken cancellationToken) => opened.Task.WaitAsync(cancellationToken);

    private static TaskCompletionSource Open()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
