namespace LiveHub.Push.Dispatch;

/// <summary>A shard's place among those that a node reads and sends: given back once, when the shard says so or after a while. Any thread.</summary>
internal sealed class Turn : IDisposable
{
    private readonly SemaphoreSlim _places;
    private readonly ITimer _timer;
    private int _isOver;

    /// <param name="places">One of these is held.</param>
    public Turn(SemaphoreSlim places, TimeSpan longest, TimeProvider time)
    {
        _places = places;
        _timer = time.CreateTimer(static turn => ((Turn)turn!).End(), this, longest, Timeout.InfiniteTimeSpan);
    }

    public void End()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
            _places.Release();
    }

    public void Dispose()
    {
        End();
        _timer.Dispose();
    }
}
