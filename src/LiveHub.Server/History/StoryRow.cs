using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Phones;

namespace LiveHub.Server.History;

/// <summary>An alert as one line of the history.</summary>
internal sealed class StoryRow(ActorNames names, TimeProvider time)
{
    public JsonObject Of(AlertStory story)
    {
        var row = new JsonObject { ["id"] = story.History.Id, ["state"] = StateOf(story) };
        if (story.Alert is { } alert)
        {
            row["importance"] = alert.Fact.Importance;
            row["topics"] = new JsonArray([.. alert.Topics.Select(topic => JsonValue.Create(topic))]);
            row["texts"] = JsonSerializer.SerializeToNode(alert.Fact.Texts, WireJson.Options);
            if (alert.Fact.Item is { } item)
                row["item"] = item;
            row["expiresAt"] = alert.Fact.ExpiresAt;
        }
        Add(row, "fired", story.Fired);
        Add(row, "corrected", story.Corrected);
        Add(row, story.Alert?.Fact.Clearance?.Withdrawn == true ? "recalled" : "cleared", story.Cleared);
        if (story.Sends is { Count: > 0 } sends)
        {
            row["sends"] = ActBody.SumsOf(story.Counts);
            row["sends"]!["count"] = sends.Count;
            row["sends"]!["kinds"] = new JsonArray([.. sends.Select(send => JsonValue.Create(PhoneNames.Of(send.Order.Kind)))]);
        }
        return row;
    }

    public string StateOf(AlertStory story) => story.Alert is { } alert ? Life(alert.Fact, story.Sends, time.GetUtcNow().ToUnixTimeMilliseconds()) : "";

    /// <summary>Whether an alert is what somebody looks for.</summary>
    public bool IsWanted(AlertStory story, HistoryQuery query) =>
        (query.Topic is not { } topic || story.Alert?.Topics.Contains(topic, StringComparer.Ordinal) == true)
        && (query.State is not { } state || StateOf(story) == state)
        && (query.Editor is not { } editor || story.Actors.Any(by => by == editor || string.Equals(names.Find(by), editor, StringComparison.OrdinalIgnoreCase)));

    private static string Life(AlertFact fact, IReadOnlyList<Send> sends, long now)
    {
        if (fact.Clearance is { } clearance)
            return clearance.Withdrawn ? "recalled" : "cleared";
        if (fact.Correction is not null || sends.Any(send => send.Order.Kind == SendKind.Correction))
            return "corrected";
        if (sends.Any(send => send.State != SendState.Ended))
            return "sending";
        return now >= fact.ExpiresAt ? "expired" : "sent";
    }

    private void Add(JsonObject row, string field, StoryNote? note)
    {
        if (note is not null)
            row[field] = names.Note(note.By, note.At, note.From);
    }
}
