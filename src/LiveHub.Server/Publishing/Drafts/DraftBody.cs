using System.Text.Json.Nodes;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Phones;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>A draft as it is answered: what its editors wrote, and what has become of it so far.</summary>
internal static class DraftBody
{
    /// <param name="fired">The state of the alert that came of it; null: not known here.</param>
    /// <param name="nameOf">Names of actors by their ids.</param>
    public static JsonObject Of(DeskDraft draft, string? fired = null, Func<string, string?>? nameOf = null)
    {
        var act = draft.Act;
        var body = new JsonObject
        {
            ["id"] = draft.Id,
            ["revision"] = draft.Revision,
            ["state"] = act.State == DraftStates.Fired ? fired ?? AlertLife.Sending : act.State,
            ["time"] = draft.Time,
            ["by"] = act.Done.By,
            ["savedBy"] = act.Saved.By,
            ["savedAt"] = act.Saved.At,
            ["code"] = act.Code,
        };
        foreach (var (name, value) in (JsonNode.Parse(act.Content) as JsonObject ?? []).ToList())
            body[name] = value?.DeepClone();
        body["importance"] ??= Importances.Major;
        if (act.Submission is { } submission)
            Add(body, draft, submission);
        if (act.Rejected is { } rejected)
            body["rejected"] = NoteOf(rejected);
        if (act.State == DraftStates.Cancelled)
            body["cancelled"] = NoteOf(act.Done, act.Cause);
        if (act.State == DraftStates.Fired)
            body["fired"] = NoteOf(act.Done);
        if (nameOf is not null)
            body["names"] = new JsonObject(ActorsOf(act).Select(id => KeyValuePair.Create<string, JsonNode?>(id, nameOf(id) ?? id)));
        return body;
    }

    private static void Add(JsonObject body, DeskDraft draft, Submission submission)
    {
        var asked = NoteOf(submission.Asked with { Reason = null });
        asked["approvalsNeeded"] = submission.ApprovalsNeeded;
        asked["undo"] = submission.Undo;
        asked["typed"] = new JsonArray([.. submission.Typed.Select(kind => JsonValue.Create(kind))]);
        if (submission.Order is { } order)
        {
            asked["confirmed"] = submission.Confirmed;
            body["shown"] = EstimateBody.ShownOf(order);
        }
        body["asked"] = asked;
        body["approvals"] = new JsonArray([.. submission.Approvals.Select(approval => NoteOf(approval))]);
        if (draft.FiresAt is { } firesAt)
            body["firesAt"] = firesAt;
        if (submission.IsGlassBroken)
            body["brokenGlass"] = NoteOf(submission.Asked);
    }

    public static JsonObject NoteOf(DraftNote note, string? cause = null)
    {
        var body = new JsonObject { ["by"] = note.By, ["at"] = note.At };
        if (note.Reason is not null)
            body["reason"] = note.Reason;
        if (note.From is not null)
            body["from"] = note.From;
        if (cause is not null)
            body["cause"] = cause;
        return body;
    }

    private static IEnumerable<string> ActorsOf(DraftAct act) =>
        (act.Submission?.Approvals ?? []).Select(approval => approval.By)
            .Concat([act.Done.By, act.Saved.By, act.Submission?.Asked.By ?? act.Done.By, act.Rejected?.By ?? act.Done.By])
            .Where(id => id != DraftNote.Server).Distinct(StringComparer.Ordinal);
}
