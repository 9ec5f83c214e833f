namespace LiveHub.Server.Hosting;

/// <summary>The command line or a setting is wrong; the message says everything that is, and what to do.</summary>
internal sealed class UsageException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors));
