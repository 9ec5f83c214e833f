namespace LiveHub.Cli.Api;

/// <summary>No answer that could be used within the time the caller gave.</summary>
internal sealed class ServerUnreachableException(string message, Exception? inner) : Exception(message, inner);
