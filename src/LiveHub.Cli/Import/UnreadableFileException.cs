namespace LiveHub.Cli.Import;

/// <summary>Nothing of the file can be taken; the message says why.</summary>
internal sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);
