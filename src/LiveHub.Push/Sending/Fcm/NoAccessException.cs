namespace LiveHub.Push.Sending.Fcm;

/// <summary>Google gives no token; says why, in words for an operator.</summary>
internal sealed class NoAccessException(string message, Exception inner) : Exception(message, inner);
