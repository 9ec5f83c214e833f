using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub keys [list|add|revoke]</c></summary>
internal static class KeysCommand
{
    public static Command Build(CommandHost host)
    {
        var command = new Command("keys", "Lists, adds and revokes keys (needs an admin key).") { Add(host), Revoke(host) };
        var list = new Command("list", "Lists the keys; the keys themselves are not kept anywhere.");
        host.Run(command, ListAsync);
        host.Run(list, ListAsync);
        command.Add(list);
        return command;
    }

    private static async Task<int> ListAsync(Session session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var answer = await session.Api.GetAsync("api/v1/keys", cancellationToken);
        return session.Show(answer.Body, (answer.Body["keys"] as JsonArray ?? []).Select(Line));
    }

    private static Command Add(CommandHost host)
    {
        var name = new Argument<string>("name") { Description = "Who or what will use it." };
        var preset = new Option<string?>("--preset") { Description = "reader, writer, editor or admin." };
        var permissions = new Option<string[]>("--permission") { Description = "read, write, publish, breaking, push, approve, test, admin; instead of a preset." };
        var topics = new Option<string[]>("--topic", "-t") { Description = "Only for these topics." };
        var command = new Command("add", "Makes a key and shows it, this once.") { name, preset, permissions, topics };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject { ["name"] = parsed.GetRequiredValue(name) };
            if (parsed.GetValue(preset) is { } chosen)
                body["preset"] = chosen;
            if (parsed.GetValue(permissions) is { Length: > 0 } given)
                body["permissions"] = ItemFields.ListOf(given);
            if (parsed.GetValue(topics) is { Length: > 0 } slugs)
                body["topics"] = ItemFields.ListOf(slugs);
            var answer = await session.Api.WriteAsync(HttpMethod.Post, "keys", body, revision: null, cancellationToken);
            return session.Show(answer.Body, Line(answer.Body), SafeText.Clean($"Key: {answer.Body["key"]}"), "Keep it now: it cannot be shown again.");
        });
        return command;
    }

    private static Command Revoke(CommandHost host)
    {
        var id = new Argument<string>("id") { Description = "Id of the key, from `livehub keys`." };
        var command = new Command("revoke", "Ends a key at once.") { id };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var chosen = parsed.GetRequiredValue(id);
            await session.Api.WriteAsync(HttpMethod.Delete, "keys/" + Uri.EscapeDataString(chosen), body: null, revision: null, cancellationToken);
            return session.Show(new JsonObject { ["id"] = chosen, ["revoked"] = true }, $"Revoked {SafeText.Clean(chosen)}.");
        });
        return command;
    }

    private static string Line(JsonNode? key)
    {
        var topics = key?["topics"] is JsonArray { Count: > 0 } scope ? ", topics " + string.Join(", ", scope.Select(topic => topic?.ToString())) : "";
        return SafeText.Clean($"{key?["id"]}  {key?["name"]}: {string.Join(", ", (key?["permissions"] as JsonArray ?? []).Select(one => one?.ToString()))}{topics}");
    }
}
