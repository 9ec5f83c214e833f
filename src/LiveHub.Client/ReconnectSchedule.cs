using LiveHub.Protocol;

namespace LiveHub.Client;

/// <summary>When to connect again: for ever, at random times, so that the readers of a restarted server do not all come at once.</summary>
/// <param name="random">Draws from [0, 1).</param>
public sealed class ReconnectSchedule(Func<double> random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

#pragma warning disable CA5394 // Spreads load; protects nothing.
    public static ReconnectSchedule Standard { get; } = new(Random.Shared.NextDouble);
#pragma warning restore CA5394

    /// <summary>A random time below min(30 s, 0.5 s × 2^attempt); the first attempt is 1.</summary>
    public TimeSpan After(int attempt)
    {
        var ceiling = First * Math.Pow(2, Math.Min(attempt, 16));
        return (ceiling < Longest ? ceiling : Longest) * random();
    }

    /// <summary>The server's plan: <c>after</c> plus a random part of <c>spread</c>.</summary>
    public TimeSpan After(ReconnectPlan plan) =>
        TimeSpan.FromMilliseconds(Math.Max(0, plan.After) + Math.Max(0, plan.Spread) * random());
}
