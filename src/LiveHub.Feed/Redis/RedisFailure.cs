using StackExchange.Redis;

namespace LiveHub.Feed.Redis;

/// <summary>Tells why Redis could not do what it was asked, and what an operator can do.</summary>
internal static class RedisFailure
{
    // What the error of a command begins with; inside a script's error it stands somewhere in the middle.
    private static readonly (string Word, LogUnavailableReason Reason, string Cause)[] Errors =
    [
        ("OOM ", LogUnavailableReason.MemoryFull, "its memory limit is reached; raise maxmemory or shorten the retention"),
        ("MISCONF ", LogUnavailableReason.DiskFull, "it cannot write its files; free space on its disk"),
        ("READONLY ", LogUnavailableReason.ReadOnly, "it is a replica; give the address of the primary, or of Sentinel with serviceName"),
        ("LOADING ", LogUnavailableReason.Failed, "it is loading its data; it answers when that is done"),
        ("NOREPLICAS ", LogUnavailableReason.Failed, "it has fewer replicas than min-replicas-to-write asks for"),
        ("MASTERDOWN ", LogUnavailableReason.Failed, "it is a replica that has lost its primary"),
        ("CLUSTERDOWN ", LogUnavailableReason.Failed, "its cluster is down"),
        ("BUSY ", LogUnavailableReason.Failed, "a script keeps it busy"),
        ("NOAUTH ", LogUnavailableReason.Failed, "it asks for a password; put password=… into the configuration"),
        ("WRONGPASS ", LogUnavailableReason.Failed, "it refuses the user or the password"),
        ("NOPERM ", LogUnavailableReason.Failed, "its user lacks a permission"),
        ("DAMAGED ", LogUnavailableReason.Failed, "keys of the log are missing; restore a backup"),
    ];

    public static bool IsOne(Exception exception) => exception is RedisException or TimeoutException or ObjectDisposedException;

    public static LogUnavailableException Explain(Exception exception, string store)
    {
        if (exception is ObjectDisposedException)
            return new LogUnavailableException(LogUnavailableReason.Closing, "The store is being closed.", exception);
        var (reason, cause) = FindError(exception) ?? (LogUnavailableReason.Failed, exception switch
        {
            RedisServerException error => "it reports: " + error.Message,
            RedisConnectionException => "it cannot be reached",
            TimeoutException => "it does not answer in time",
            _ => "it answers in an unexpected way",
        });
        return new LogUnavailableException(reason, $"The store in Redis at {store} cannot answer: {cause}.", exception);
    }

    /// <summary>An error that Redis has answered, be it to the greeting of a connection that was then given up.</summary>
    private static (LogUnavailableReason Reason, string Cause)? FindError(Exception exception)
    {
        for (var one = exception; one is not null; one = one.InnerException)
        {
            foreach (var (word, reason, cause) in Errors)
            {
                if (one.Message.Contains(word, StringComparison.Ordinal))
                    return (reason, cause);
            }
            if (one is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure })
                return (LogUnavailableReason.Failed, "it refuses the user or the password");
        }
        return null;
    }
}
