namespace LiveHub.Client;

/// <summary>A connection ended; the follower makes another.</summary>
internal sealed class ConnectionLostException(string reason, Exception? inner) : Exception(reason, inner);
