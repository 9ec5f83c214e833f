using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Protocol;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub topics [list|create|change|state|order]</c></summary>
internal static class TopicsCommand
{
    private static Argument<string> Slug() => new("slug") { Description = "The topic's name in addresses, such as harbour-works." };

    private static Option<string[]> Labels() => new("--label") { Description = "TAG=TEXT, such as ar=الميناء; one per language.", HelpName = "TAG=TEXT" };

    private static Option<string?> Kind() => new("--kind") { Description = string.Join(", ", TopicKinds.All) + "." };

    public static Command Build(CommandHost host)
    {
        var command = new Command("topics", "Lists and changes topics.") { Create(host), Change(host), State(host), Order(host) };
        var list = new Command("list", "Lists the topics in editorial order.");
        host.Run(command, ListAsync);
        host.Run(list, ListAsync);
        command.Add(list);
        return command;
    }

    private static async Task<int> ListAsync(Session session, ParseResult parsed, CancellationToken cancellationToken) =>
        ShowAll(session, (await session.Api.GetAsync("api/v1/topics", cancellationToken)).Body);

    private static Command Create(CommandHost host)
    {
        var (slug, labels, kind) = (Slug(), Labels(), Kind());
        var state = new Option<string?>("--state") { Description = string.Join(", ", TopicStates.All) + "." };
        var order = new Option<int?>("--order") { Description = "Place among the topics, smallest first." };
        var command = new Command("create", "Opens a topic.") { slug, labels, kind, state, order };
        host.Run(command, (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject { ["slug"] = parsed.GetRequiredValue(slug), ["labels"] = LabelsOf(parsed.GetValue(labels) ?? []) };
            Put(body, "kind", parsed.GetValue(kind));
            Put(body, "state", parsed.GetValue(state));
            if (parsed.GetValue(order) is { } place)
                body["order"] = place;
            return WriteAsync(session, HttpMethod.Post, "topics", body, null, cancellationToken);
        });
        return command;
    }

    private static Command Change(CommandHost host)
    {
        var (slug, labels, kind, revision) = (Slug(), Labels(), Kind(), RevisionOption.Create());
        var order = new Option<int?>("--order") { Description = "Place among the topics, smallest first." };
        var frozen = new Option<bool?>("--frozen") { Description = "true: banners hold what they show; false: they go on." };
        var numbering = new Option<string?>("--numbering") { Description = "Digits, such as latn or arab." };
        var command = new Command("change", "Changes a topic.") { slug, labels, kind, order, frozen, numbering, revision };
        host.Run(command, (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject();
            if (parsed.GetValue(labels) is { Length: > 0 } given)
                body["labels"] = LabelsOf(given);
            Put(body, "kind", parsed.GetValue(kind));
            Put(body, "numbering", parsed.GetValue(numbering));
            if (parsed.GetValue(order) is { } place)
                body["order"] = place;
            if (parsed.GetValue(frozen) is { } hold)
                body["frozen"] = hold;
            return WriteAsync(session, HttpMethod.Patch, PathOf(parsed.GetRequiredValue(slug)), body, parsed.GetValue(revision), cancellationToken);
        });
        return command;
    }

    private static Command State(CommandHost host)
    {
        var (slug, revision) = (Slug(), RevisionOption.Create());
        var state = new Argument<string>("state") { Description = string.Join(", ", TopicStates.All) + "." };
        var command = new Command("state", "Opens, pauses or ends a topic.") { slug, state, revision };
        host.Run(command, (session, parsed, cancellationToken) => WriteAsync(
            session, HttpMethod.Post, PathOf(parsed.GetRequiredValue(slug)) + "/state", new JsonObject { ["state"] = parsed.GetRequiredValue(state) },
            parsed.GetValue(revision), cancellationToken));
        return command;
    }

    private static Command Order(CommandHost host)
    {
        var slugs = WordsArgument.Create("slugs", "Every topic that gets a place, first to last.");
        var command = new Command("order", "Puts topics in order.") { slugs };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var body = new JsonObject { ["slugs"] = ItemFields.ListOf(parsed.GetRequiredValue(slugs)) };
            return ShowAll(session, (await session.Api.WriteAsync(HttpMethod.Put, "topics/order", body, revision: null, cancellationToken)).Body);
        });
        return command;
    }

    private static async Task<int> WriteAsync(Session session, HttpMethod method, string path, JsonObject body, string? revision, CancellationToken cancellationToken)
    {
        var answer = await session.Api.WriteAsync(method, path, body, revision, cancellationToken);
        return session.Show(answer.Body, Resource.Topic(answer.Body));
    }

    private static int ShowAll(Session session, JsonObject answer) =>
        session.Show(answer, (answer["topics"] as JsonArray ?? []).Select(Resource.Topic));

    private static string PathOf(string slug) => "topics/" + Uri.EscapeDataString(slug);

    private static JsonArray LabelsOf(IEnumerable<string> labels) => [.. labels.Select(label => label.Split('=', 2) is [var lang, var value]
        ? new JsonObject { ["value"] = value, ["lang"] = lang }
        : throw new UsageException($"--label needs TAG=TEXT, such as en=Harbour, not '{label}'."))];

    private static void Put(JsonObject body, string name, string? value)
    {
        if (value is not null)
            body[name] = value;
    }
}
