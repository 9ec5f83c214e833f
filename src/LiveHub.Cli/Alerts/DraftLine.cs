using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;
using LiveHub.Cli.Output;

namespace LiveHub.Cli.Alerts;

/// <summary>Words drafts of alerts as lines.</summary>
internal static class DraftLine
{
    public static string Short(JsonNode? draft, TimeProvider clock) =>
        $"{Resource.Text(draft, "id")}  r{Resource.Text(draft, "revision")}  {Resource.Text(draft, "importance")}  {State(draft, clock)}  {Texts(draft)}";

    /// <summary>All that somebody looks at before saying yes.</summary>
    public static IEnumerable<string> Full(JsonNode? draft, TimeProvider clock)
    {
        yield return Short(draft, clock);
        foreach (var text in draft?["texts"] as JsonArray ?? [])
            yield return $"  {Resource.Text(text, "lang")}: {SafeText.Clean(Resource.Text(text, "value"))}";
        foreach (var text in draft?["shown"] as JsonArray ?? [])
            yield return $"  phone {Resource.Text(text, "lang")}: {Resource.Text(text, "title")} · {Resource.Text(text, "body")}";
        yield return $"  to {Audience(draft)}; code {Resource.Text(draft, "code")}";
        if (draft?["asked"] is JsonObject asked)
            yield return $"  asked for by {Name(draft, asked)}{(asked["confirmed"] is null ? "" : $", {Resource.Text(asked, "confirmed")} devices")}; {(draft["approvals"] as JsonArray)?.Count ?? 0} of {Resource.Text(asked, "approvalsNeeded")} have agreed";
        if (draft?["brokenGlass"] is JsonObject glass)
            yield return $"  sent without the others by {Name(draft, glass)}: {Resource.Text(glass, "reason")}";
    }

    /// <summary>The state, and when it goes out by itself.</summary>
    public static string State(JsonNode? draft, TimeProvider clock) =>
        Resource.Text(draft, "state") + (draft?["firesAt"] is { } at ? $" until {Resource.When(at, clock)}" : "");

    private static string Audience(JsonNode? draft) =>
        draft?["topics"] is not JsonArray topics ? "nobody yet (topics are missing)" : topics.Count == 0 ? "everybody" : string.Join(", ", topics.Select(topic => SafeText.Clean(topic?.ToString() ?? "")));

    private static string Texts(JsonNode? draft) =>
        draft?["texts"] is not null ? Resource.AllWords(draft["texts"])
        : string.Join(" | ", (draft?["outcomes"] as JsonArray ?? []).Select(outcome => $"{Resource.Text(outcome, "name")}: {Resource.AllWords(outcome?["texts"])}"));

    private static string Name(JsonNode? draft, JsonNode note)
    {
        var by = Resource.Text(note, "by");
        return draft?["names"]?[by] is { } name ? SafeText.Clean(name.ToString()) : by;
    }
}
