using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Desk;

/// <summary><c>livehub history [alert ID|item ID]</c>: who did what, and what became of it.</summary>
internal static class HistoryCommand
{
    private static readonly IReadOnlyList<string> Acts = ["asked", "approved", "fired", "corrected", "recalled", "cleared", "cancelled"];

    public static Command Build(CommandHost host)
    {
        var editor = new Option<string?>("--editor") { Description = "Id or name of somebody who did any act of it." };
        var topic = new Option<string?>("--topic", "-t") { Description = "Only for followers of this topic." };
        var state = new Option<string?>("--state") { Description = "sending, sent, partly-failed, corrected, recalled, cleared, expired, cancelled and so on." };
        var before = new Option<long?>("--before") { Description = "The `next` of the page before." };
        var limit = new Option<int?>("--limit") { Description = "1 to 200; default 50." };
        var command = new Command("history", "Lists the alerts, the newest first, with who did what.")
        {
            editor, topic, state, before, limit, Timeline(host, "alert", "Every act on an alert, its draft and its sends."), Timeline(host, "item", "The revisions of an item."),
        };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var query = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["editor"] = parsed.GetValue(editor),
                ["topic"] = parsed.GetValue(topic),
                ["state"] = parsed.GetValue(state),
                ["before"] = parsed.GetValue(before)?.ToString(CultureInfo.InvariantCulture),
                ["limit"] = parsed.GetValue(limit)?.ToString(CultureInfo.InvariantCulture),
            };
            var text = string.Join('&', query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value ?? "")}"));
            var answer = await session.Api.GetAsync("api/v1/history" + (text.Length == 0 ? "" : "?" + text), cancellationToken);
            var lines = (answer.Body["alerts"] as JsonArray ?? []).Select(alert => Line(alert, session.Terminal.Time));
            return session.Show(answer.Body, answer.Body["next"] is { } next ? lines.Append($"More: --before {next}") : lines);
        });
        return command;
    }

    private static Command Timeline(CommandHost host, string kind, string description)
    {
        var id = new Argument<string>("id") { Description = $"Id of the {kind}." };
        var command = new Command(kind, description) { id };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var answer = await session.Api.GetAsync($"api/v1/{kind}s/{Uri.EscapeDataString(parsed.GetRequiredValue(id))}/timeline", cancellationToken);
            return session.Show(answer.Body, (answer.Body["acts"] as JsonArray ?? []).SelectMany(act => ActLines(act, session.Terminal.Time)));
        });
        return command;
    }

    private static string Line(JsonNode? alert, TimeProvider clock)
    {
        var acts = Acts.SelectMany(act => (alert?[act] is JsonArray several ? several : [alert?[act]?.DeepClone()]).Where(note => note is not null).Select(note => $"{act} {Resource.When(note?["at"], clock)} {WhoOf(note)}"));
        var sends = alert?["sends"] is { } sums ? $", reached {Resource.Text(sums, "reached")} of {Resource.Text(sums, "matched")}" : "";
        return $"{Resource.Text(alert, "id")}  {Resource.Text(alert, "state")}  {Resource.AllWords(alert?["texts"])}  {string.Join(", ", acts)}{sends}";
    }

    private static IEnumerable<string> ActLines(JsonNode? act, TimeProvider clock)
    {
        var from = act?["from"] is null ? "" : $" from {Resource.Text(act, "from")}";
        yield return $"{Resource.When(act?["at"], clock)}  {Resource.Text(act, "kind")} r{Resource.Text(act, "revision")}  {WhoOf(act)}{from}".TrimEnd();
        foreach (var change in act?["changes"] as JsonArray ?? [])
            yield return $"  {Resource.Text(change, "field")}: {Short(change?["before"])} -> {Short(change?["after"])}";
    }

    private static string WhoOf(JsonNode? note) => Resource.Text(note, note?["name"] is null ? "by" : "name");

    private static string Short(JsonNode? value)
    {
        // A text of an alert or an item; other objects are shown as they are.
        if (value is JsonObject one && one.ContainsKey("value") && one.ContainsKey("lang"))
            return Resource.Words(one);
        var text = SafeText.Clean(value?.ToJsonString() ?? "nothing");
        return text.Length <= 100 ? text : text[..100] + "…";
    }
}
