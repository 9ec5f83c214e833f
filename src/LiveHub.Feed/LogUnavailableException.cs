namespace LiveHub.Feed;

/// <summary>The store cannot answer now. Nothing acknowledged is lost; the call may be repeated, with its idempotency key when it was an append.</summary>
public sealed class LogUnavailableException : Exception
{
    public LogUnavailableException(LogUnavailableReason reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    public LogUnavailableReason Reason { get; }
}
