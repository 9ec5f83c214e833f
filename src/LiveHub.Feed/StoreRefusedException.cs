namespace LiveHub.Feed;

/// <summary>A store must not be opened as it is; the message tells the operator why and what to do.</summary>
public sealed class StoreRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
