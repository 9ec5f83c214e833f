namespace LiveHub.Testing;

/// <summary>The system's clock, put forward by hand. Timers run as they do: only what looks at the time of day notices.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

    public void Forward(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);
}
