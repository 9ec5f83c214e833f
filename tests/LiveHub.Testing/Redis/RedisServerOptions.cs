namespace LiveHub.Testing.Redis;

/// <summary>How a <see cref="RedisServer"/> is set up; durable unless said otherwise.</summary>
public sealed class RedisServerOptions
{
    public string? Password { get; init; }

    /// <summary>Makes it a replica of another one.</summary>
    public RedisServer? ReplicaOf { get; init; }

    /// <summary>Lines of redis.conf: name, and words separated by single spaces.</summary>
    public Dictionary<string, string> Settings { get; init; } = new(StringComparer.Ordinal) { ["appendonly"] = "yes", ["appendfsync"] = "always" };

    internal IEnumerable<string> Arguments(int port, string folder)
    {
        // No snapshots of its own accord: what is on disk is then what the test asked for.
        List<string> arguments = ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--enable-debug-command", "yes"];
        // A primary would wait five seconds for more replicas before it copies itself to the first.
        arguments.AddRange("--repl-diskless-sync-delay", "0");
        if (Password is { } password)
            arguments.AddRange("--requirepass", password);
        if (ReplicaOf is { } primary)
        {
            arguments.AddRange("--replicaof", "127.0.0.1 " + primary.Port);
            if (primary.Password is { } word)
                arguments.AddRange("--masterauth", word);
        }
        foreach (var (name, value) in Settings)
            arguments.AddRange(["--" + name, .. value.Split(' ')]);
        return arguments;
    }
}
