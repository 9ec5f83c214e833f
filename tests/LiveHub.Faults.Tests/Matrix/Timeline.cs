using System.Collections.Concurrent;
using System.Diagnostics;

namespace LiveHub.Faults.Tests.Matrix;

/// <summary>When each headline was asked to be published, and when that was acknowledged. Any thread. Times are in milliseconds since the start of the row.</summary>
internal sealed class Timeline
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _startTime = TimeProvider.System.GetUtcNow();
    private readonly ConcurrentDictionary<int, double> _asked = new();
    private readonly ConcurrentDictionary<int, double> _acknowledged = new();

    public double Now => Stopwatch.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>A time of day, as other processes on this machine tell it.</summary>
    public double At(double unixMilliseconds) => unixMilliseconds - _startTime.ToUnixTimeMilliseconds();

    public IReadOnlyDictionary<int, double> Asked => _asked;

    public IReadOnlyDictionary<int, double> Acknowledged => _acknowledged;

    public void Ask(int number) => _asked[number] = Now;

    public void Acknowledge(int number) => _acknowledged[number] = Now;
}
