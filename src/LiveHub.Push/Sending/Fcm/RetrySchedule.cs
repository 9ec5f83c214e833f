namespace LiveHub.Push.Sending.Fcm;

/// <summary>How long is waited before a message is tried again.</summary>
internal static class RetrySchedule
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>After a request without an answer: FCM may still be at it.</summary>
    public static readonly TimeSpan AfterNoAnswer = TimeSpan.FromSeconds(10);

    /// <summary>After "too many" without a word of when.</summary>
    public static readonly TimeSpan AfterThrottling = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <param name="tries">That failed, from 1.</param>
    public static TimeSpan Backoff(int tries)
    {
        var wait = Shortest * Math.Pow(2, Math.Min(tries - 1, 10));
        return Min(Spread(wait, 0.5), Longest);
    }

    /// <summary>What FCM asks for, and a little more so that not all come at the same moment.</summary>
    public static TimeSpan Honour(TimeSpan asked) => asked + Min(Spread(asked, 0.1) - asked, Shortest);

    private static TimeSpan Spread(TimeSpan wait, double part) => wait * (1 + (Random.Shared.NextDouble() * part));

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
