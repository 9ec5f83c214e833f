using System.Diagnostics;

namespace LiveHub.Testing;

/// <summary>Waits for a condition instead of sleeping; the timeout names what did not happen.</summary>
public static class Eventually
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Asks every few milliseconds until <paramref name="condition"/> holds.</summary>
    /// <exception cref="TimeoutException">Says "not within … : <paramref name="reason"/>".</exception>
    public static async Task Until(string reason, Func<Task<bool>> condition, TimeSpan? timeout = null)
    {
        var limit = timeout ?? DefaultTimeout;
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > limit)
                throw new TimeoutException($"Not within {limit.TotalSeconds:0.#} s: {reason}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    public static Task Until(string reason, Func<bool> condition, TimeSpan? timeout = null) =>
        Until(reason, () => Task.FromResult(condition()), timeout);

    /// <summary>Awaits a task, with a timeout that names it.</summary>
    public static async Task<T> Within<T>(this Task<T> task, string reason, TimeSpan? timeout = null)
    {
        await Within((Task)task, reason, timeout);
        return await task;
    }

    public static async Task Within(this Task task, string reason, TimeSpan? timeout = null)
    {
        var limit = timeout ?? DefaultTimeout;
        try
        {
            await task.WaitAsync(limit, TimeProvider.System);
        }
        catch (TimeoutException exception) when (!task.IsCompleted)
        {
            throw new TimeoutException($"Not within {limit.TotalSeconds:0.#} s: {reason}", exception);
        }
    }
}
