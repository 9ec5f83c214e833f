using System.CommandLine;
using LiveHub.Cli.Output;

namespace LiveHub.Cli;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions(Terminal terminal)
{
    private const string DefaultServer = "http://localhost:5000";

    public Option<string> Server { get; } = new("--server")
    {
        Description = $"Address of the server (LIVEHUB_URL; default {DefaultServer}).",
        HelpName = "URL",
        Recursive = true,
        DefaultValueFactory = _ => terminal.Environment("LIVEHUB_URL") is { Length: > 0 } address ? address : DefaultServer,
    };

    public Option<string?> Key { get; } = new("--key")
    {
        Description = "Key to write with (LIVEHUB_KEY, or `livehub login`). Prefer those: a command line is seen by other users of the machine.",
        HelpName = "KEY",
        Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "One JSON document (watch: one per line) instead of words.", Recursive = true };

    public Option<double> Wait { get; } = new("--wait")
    {
        Description = "Seconds to go on trying when the server does not answer or cannot write.",
        HelpName = "SECONDS",
        Recursive = true,
        DefaultValueFactory = _ => 30,
    };

    public void AddTo(RootCommand root)
    {
        root.Add(Server);
        root.Add(Key);
        root.Add(Json);
        root.Add(Wait);
    }

    /// <exception cref="UsageException">The address is none.</exception>
    public Uri ServerOf(ParseResult parsed) =>
        Uri.TryCreate(parsed.GetValue(Server), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"--server needs an http or https address, not '{parsed.GetValue(Server)}'.");

    /// <summary>From the command line, the environment or the key file; null: none.</summary>
    public string? KeyOf(ParseResult parsed)
    {
        if (parsed.GetValue(Key) is { Length: > 0 } given)
            return given;
        return terminal.Environment("LIVEHUB_KEY") is { Length: > 0 } set ? set : new KeyFile(terminal.ConfigFolder).Find(ServerOf(parsed));
    }
}
