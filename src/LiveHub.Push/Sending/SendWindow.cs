namespace LiveHub.Push.Sending;

/// <summary>Until when requests may be begun, moved on by the holder of the lease while others read it. Any thread.</summary>
public sealed class SendWindow(TimeProvider time)
{
    private long _until;
    private volatile bool _isClosed;

    /// <summary>False: nothing new is begun, no retry either.</summary>
    public bool IsOpen => !_isClosed && time.GetUtcNow().UtcTicks < Interlocked.Read(ref _until);

    public void Extend(DateTimeOffset until) => Interlocked.Exchange(ref _until, until.UtcTicks);

    /// <summary>For good: a lease that is renewed meanwhile opens it no more.</summary>
    public void Close() => _isClosed = true;
}
