namespace LiveHub.Faults.Tests;

/// <summary>A steady pace for one publisher. Whoever is late goes on at once; what an outage cost is not made up for.</summary>
internal sealed class Pace(TimeSpan step)
{
    private static readonly TimeSpan Arrears = TimeSpan.FromMilliseconds(500);
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private TimeSpan _due = TimeSpan.Zero;

    public Task NextAsync()
    {
        var now = TimeProvider.System.GetElapsedTime(_started);
        _due += step;
        if (_due < now - Arrears)
            _due = now;
        return _due > now ? Task.Delay(_due - now, TimeProvider.System) : Task.CompletedTask;
    }
}
