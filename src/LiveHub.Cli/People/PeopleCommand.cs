using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.People;

/// <summary><c>livehub people [list|add|change|remove|invite|sign-out]</c></summary>
internal static class PeopleCommand
{
    private static readonly Argument<string> Id = new("id") { Description = "The name to sign in with, such as layla." };
    private static readonly Option<string?> Preset = new("--preset") { Description = "reader, writer, editor or admin." };
    private static readonly Option<string[]> Permission = new("--permission") { Description = "read, write, publish, breaking, push, approve, test, admin; instead of a preset." };
    private static readonly Option<string[]> Topic = new("--topic", "-t") { Description = "Only for these topics." };
    private static readonly Option<string?> Language = new("--language", "-l") { Description = "Of the console: ar or en." };

    public static Command Build(CommandHost host)
    {
        var command = new Command("people", "Lists, adds, changes and removes people who may sign in (needs an admin key).")
        {
            Add(host), Change(host), Remove(host), Invite(host), SignOut(host),
        };
        var list = new Command("list", "Lists the people.");
        host.Run(command, ListAsync);
        host.Run(list, ListAsync);
        command.Add(list);
        return command;
    }

    private static async Task<int> ListAsync(Session session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var answer = await session.Api.GetAsync("api/v1/people", cancellationToken);
        return session.Show(answer.Body, (answer.Body["people"] as JsonArray ?? []).Select(Line));
    }

    private static Command Add(CommandHost host)
    {
        var name = new Argument<string>("name") { Description = "As others see it." };
        var command = new Command("add", "Adds somebody, and shows the link by which they choose a password: once, within a day.") { Id, name, Preset, Permission, Topic, Language };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var id = parsed.GetRequiredValue(Id);
            var body = Fields(parsed, new JsonObject { ["id"] = id, ["name"] = parsed.GetRequiredValue(name) });
            var person = (await session.Api.WriteAsync(HttpMethod.Post, "people", body, revision: null, cancellationToken)).Body;
            person["invite"] = await InviteAsync(session, id, cancellationToken);
            return session.Show(person, Line(person), LinkLine(person["invite"]));
        });
        return command;
    }

    private static Command Change(CommandHost host)
    {
        var name = new Option<string?>("--name") { Description = "As others see it." };
        var revision = RevisionOption.Create();
        var command = new Command("change", "Changes what somebody is called or may do; what is not said stays.") { Id, name, Preset, Permission, Topic, Language, revision };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = Fields(parsed, []);
            if (parsed.GetValue(name) is { } given)
                body["name"] = given;
            if (body.Count == 0)
                throw new UsageException("Say what to change: --name, --preset, --permission, --topic or --language.");
            var person = (await session.Api.WriteAsync(HttpMethod.Patch, PathOf(parsed), body, parsed.GetValue(revision), cancellationToken)).Body;
            return session.Show(person, Line(person));
        });
        return command;
    }

    private static Command Remove(CommandHost host)
    {
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("remove", "Removes somebody; sessions and keys of theirs end at once.") { Id, yes };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var id = parsed.GetRequiredValue(Id);
            if (!await session.ConfirmAsync($"Remove {SafeText.Clean(id)}?", parsed.GetValue(yes), cancellationToken))
                return ExitCodes.Cancelled;
            await session.Api.WriteAsync(HttpMethod.Delete, PathOf(parsed), body: null, revision: null, cancellationToken);
            return session.Show(new JsonObject { ["id"] = id, ["removed"] = true }, $"Removed {SafeText.Clean(id)}.");
        });
        return command;
    }

    private static Command Invite(CommandHost host)
    {
        var command = new Command("invite", "Shows a link by which somebody sets a new password: once, within a day. Links made before stop working.") { Id };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var link = await InviteAsync(session, parsed.GetRequiredValue(Id), cancellationToken);
            return session.Show(link, LinkLine(link));
        });
        return command;
    }

    private static Command SignOut(CommandHost host)
    {
        var command = new Command("sign-out", "Ends all sessions and terminal keys of somebody at once.") { Id };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var id = parsed.GetRequiredValue(Id);
            await session.Api.WriteAsync(HttpMethod.Post, PathOf(parsed) + "/sign-out", [], revision: null, cancellationToken);
            return session.Show(new JsonObject { ["id"] = id, ["signedOut"] = true }, $"{SafeText.Clean(id)} is signed out everywhere.");
        });
        return command;
    }

    private static async Task<JsonObject> InviteAsync(Session session, string id, CancellationToken cancellationToken) =>
        (await session.Api.WriteAsync(HttpMethod.Post, $"people/{Uri.EscapeDataString(id)}/invite", [], revision: null, cancellationToken)).Body;

    private static JsonObject Fields(ParseResult parsed, JsonObject body)
    {
        if (parsed.GetValue(Preset) is { } preset)
            body["preset"] = preset;
        if (parsed.GetValue(Permission) is { Length: > 0 } permissions)
            body["permissions"] = ItemFields.ListOf(permissions);
        if (parsed.GetValue(Topic) is { Length: > 0 } topics)
            body["topics"] = ItemFields.ListOf(topics);
        if (parsed.GetValue(Language) is { } language)
            body["language"] = language;
        return body;
    }

    private static string PathOf(ParseResult parsed) => "people/" + Uri.EscapeDataString(parsed.GetRequiredValue(Id));

    private static string LinkLine(JsonNode? link) => SafeText.Clean($"Link, for them alone: {link?["url"]}");

    private static string Line(JsonNode? person)
    {
        var topics = person?["topics"] is JsonArray { Count: > 0 } scope ? ", topics " + string.Join(", ", scope.Select(topic => topic?.ToString())) : "";
        var password = (bool?)person?["hasPassword"] is false ? " (no password yet)" : "";
        return SafeText.Clean($"{person?["id"]}  {person?["name"]}: {string.Join(", ", (person?["permissions"] as JsonArray ?? []).Select(one => one?.ToString()))}{topics}{password}");
    }
}
