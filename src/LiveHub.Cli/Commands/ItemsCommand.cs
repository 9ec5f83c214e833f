using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace LiveHub.Cli.Commands;

/// <summary><c>livehub items [list|show]</c></summary>
internal static class ItemsCommand
{
    public static Command Build(CommandHost host)
    {
        var command = new Command("items", "Lists and shows items.") { Show(host), List(host, new Command("list", "Lists items, the newest first.")) };
        return List(host, command);
    }

    private static Command List(CommandHost host, Command command)
    {
        var topic = new Option<string?>("--topic", "-t") { Description = "Only of this topic." };
        var language = new Option<string?>("--language", "-l") { Description = "Only in this language." };
        var before = new Option<long?>("--before") { Description = "The `next` of the page before." };
        var limit = new Option<int?>("--limit") { Description = "1 to 100; default 50." };
        foreach (var option in new Option[] { topic, language, before, limit })
            command.Add(option);
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var query = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["topic"] = parsed.GetValue(topic),
                ["language"] = parsed.GetValue(language),
                ["before"] = parsed.GetValue(before)?.ToString(CultureInfo.InvariantCulture),
                ["limit"] = parsed.GetValue(limit)?.ToString(CultureInfo.InvariantCulture),
            };
            var text = string.Join('&', query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value ?? "")}"));
            var answer = await session.Api.GetAsync("api/v1/items" + (text.Length == 0 ? "" : "?" + text), cancellationToken);
            var lines = (answer.Body["items"] as JsonArray ?? []).Select(item => Resource.Item(item, session.Terminal.Time));
            return session.Show(answer.Body, answer.Body["next"] is { } next ? lines.Append($"More: --before {next}") : lines);
        });
        return command;
    }

    private static Command Show(CommandHost host)
    {
        var id = new Argument<string>("id") { Description = "Id of the item." };
        var command = new Command("show", "Shows an item with its corrections.") { id };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var item = (await session.Api.GetAsync("api/v1/items/" + Uri.EscapeDataString(parsed.GetRequiredValue(id)), cancellationToken)).Body;
            return session.Show(item, Lines(item, session.Terminal.Time));
        });
        return command;
    }

    private static IEnumerable<string> Lines(JsonObject item, TimeProvider clock)
    {
        yield return Resource.Item(item, clock);
        yield return $"  topics {string.Join(", ", (item["topics"] as JsonArray ?? []).Select(topic => topic?.ToString()))}, language {Resource.Text(item, "language")}, position {Resource.Text(item, "position")}";
        if (item["lead"] is { } lead)
            yield return "  " + Resource.Words(lead);
        if (item["url"] is not null)
            yield return "  " + Resource.Text(item, "url");
        foreach (var correction in item["corrections"] as JsonArray ?? [])
            yield return $"  corrected {Resource.When(correction?["at"], clock)}: {Resource.Words(correction?["reason"])}";
    }
}
