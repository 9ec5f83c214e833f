using System.CommandLine;
using System.Text.Json.Nodes;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub login</c></summary>
internal static class LoginCommand
{
    public static Command Build(CommandHost host)
    {
        var command = new Command("login", "Keeps a key for this server in your own configuration folder. Asks for it without showing it, or reads it from standard input.");
        host.Run(command, async (session, _, cancellationToken) =>
        {
            var line = session.Terminal.AskHidden is { } ask
                ? await ask("Key (it is not shown): ", cancellationToken)
                : await session.Terminal.In.ReadLineAsync(cancellationToken);
            var key = line?.Trim();
            if (string.IsNullOrEmpty(key) || !key.All(char.IsAscii))
                throw new UsageException("That is no key.");
            var file = new KeyFile(session.Terminal.ConfigFolder);
            file.Save(session.Server, key);
            return session.Show(new JsonObject { ["server"] = session.Server.ToString(), ["file"] = file.Path }, $"Kept for {session.Server} in {file.Path}.");
        });
        return command;
    }
}
