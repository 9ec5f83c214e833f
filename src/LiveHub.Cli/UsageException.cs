namespace LiveHub.Cli;

/// <summary>The command line parses but makes no sense; the message says what to do.</summary>
internal sealed class UsageException(string message) : Exception(message);
