using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Phones;
using LiveHub.Server.Publishing.Drafts;

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
        else if (story.Draft?.Submission is { } submission)
        {
            row["importance"] = submission.Importance;
            row["topics"] = new JsonArray([.. submission.Topics.Select(topic => JsonValue.Create(topic))]);
            row["texts"] = JsonSerializer.SerializeToNode(submission.Fact.Texts, WireJson.Options);
        }
        if (story.Draft?.Submission is { } asked)
        {
            row["importance"] = asked.Importance;
            if (asked.IsGlassBroken)
            {
                var broken = names.Note(asked.Asked.By, asked.Asked.At, asked.Asked.From);
                broken["reason"] = asked.Asked.Reason;
                row["brokenGlass"] = broken;
            }
        }
        Add(row, "asked", story.Asked);
        if (story.Approved.Count > 0)
            row["approved"] = new JsonArray([.. story.Approved.Select(note => names.Note(note.By, note.At, note.From))]);
        Add(row, "cancelled", story.Cancelled);
        Add(row, "fired", story.Fired);
        Add(row, "corrected", story.Corrected);
        var ended = story.Alert?.Fact.Clearance is { Withdrawn: true } ? "recalled" : "cleared";
        Add(row, ended, story.Cleared);
        if (story.Cleared is not null && story.Alert?.Fact.Clearance?.Reason is { } why)
            row[ended]!["reason"] = why.Value;
        if (story.Sends is { Count: > 0 } sends)
        {
            row["sends"] = ActBody.SumsOf(story.Counts);
            row["sends"]!["count"] = sends.Count;
            row["sends"]!["kinds"] = new JsonArray([.. sends.Select(send => JsonValue.Create(PhoneNames.Of(send.Order.Kind)))]);
        }
        return row;
    }

    public string StateOf(AlertStory story) =>
        story.Alert is { } alert ? AlertLife.Of(alert.Fact, story.Sends, time.GetUtcNow().ToUnixTimeMilliseconds()) : story.Draft?.State ?? DraftStates.Draft;

    /// <summary>Whether an alert is what somebody looks for.</summary>
    public bool IsWanted(AlertStory story, HistoryQuery query) =>
        (query.Topic is not { } topic || (story.Alert?.Topics ?? story.Draft?.Submission?.Topics)?.Contains(topic, StringComparer.Ordinal) == true)
        && (query.State is not { } state || StateOf(story) == state)
        && (query.Editor is not { } editor || story.Actors.Any(by => by == editor || string.Equals(names.Find(by), editor, StringComparison.OrdinalIgnoreCase)));

    private void Add(JsonObject row, string field, StoryNote? note)
    {
        if (note is not null)
            row[field] = names.Note(note.By, note.At, note.From);
    }
}
