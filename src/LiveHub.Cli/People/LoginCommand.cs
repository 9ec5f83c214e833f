using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Api;

namespace LiveHub.Cli.People;

/// <summary><c>livehub login</c></summary>
internal static class LoginCommand
{
    public static Command Build(CommandHost host)
    {
        var name = new Option<string?>("--name") { Description = "Sign in with your name and password; makes a key that acts as you." };
        var command = new Command(
            "login", "Keeps a key for this server in your own configuration folder. Asks for the key, or with --name for your password, without showing it, or reads it from standard input.")
        {
            name,
        };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var key = parsed.GetValue(name) is { Length: > 0 } person
                ? await MakeKeyAsync(session, person, cancellationToken)
                : await AskKeyAsync(session, cancellationToken);
            var file = new KeyFile(session.Terminal.ConfigFolder);
            file.Save(session.Server, key);
            return session.Show(new JsonObject { ["server"] = session.Server.ToString(), ["file"] = file.Path }, $"Kept for {session.Server} in {file.Path}.");
        });
        return command;
    }

    private static async Task<string> AskKeyAsync(Session session, CancellationToken cancellationToken)
    {
        var key = (await session.AskHiddenAsync("Key (it is not shown): ", cancellationToken))?.Trim();
        return string.IsNullOrEmpty(key) || !key.All(char.IsAscii) ? throw new UsageException("That is no key.") : key;
    }

    /// <summary>Signs in, makes a key of the person, and signs out: the password is kept nowhere.</summary>
    private static async Task<string> MakeKeyAsync(Session session, string person, CancellationToken cancellationToken)
    {
        var password = await session.AskHiddenAsync("Password (it is not shown): ", cancellationToken);
        if (string.IsNullOrEmpty(password))
            throw new UsageException("That is no password.");
        // Without the key that is there already: it would count before the session.
        var api = ApiClient.For(session.Server, key: null, session.Terminal.Time, session.Api.Wait);
        var entered = await api.WriteAsync(HttpMethod.Post, "session", new JsonObject { ["name"] = person, ["password"] = password }, revision: null, cancellationToken);
        api.ActAs((string?)entered.Body["csrf"] ?? "");
        var name = new JsonObject { ["name"] = $"terminal on {Environment.MachineName}" };
        var made = await api.WriteAsync(HttpMethod.Post, "session/key", name, revision: null, cancellationToken);
        await api.WriteAsync(HttpMethod.Delete, "session", body: null, revision: null, cancellationToken);
        // A repeated request is not told the key again; then there is no use in it.
        return (string?)made.Body["key"] ?? throw new UsageException("The answer got lost on the way; try again.");
    }
}
