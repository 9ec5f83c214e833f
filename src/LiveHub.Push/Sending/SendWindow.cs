namespace LiveHub.Push.Sending;

/// <summary>Until when requests may be begun, moved on by the holder of the lease while others read it. Any thread.</summary>
public sealed class SendWindow(TimeProvider time)
{
    private long _until;

    /// <summary>False: nothing new is begun, no retry either.</summary>
    public bool IsOpen => time.GetUtcNow().UtcTicks < Interlocked.Read(ref _until);

    public void Extend(DateTimeOffset until) => Interlocked.Exchange(ref _until, until.UtcTicks);

    public void Close() => Interlocked.Exchange(ref _until, 0);
}
