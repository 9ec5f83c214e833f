using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Phones;

namespace LiveHub.Server.History;

/// <summary>An act as a timeline tells it.</summary>
/// <param name="By">Empty: the server.</param>
/// <param name="State">Its subject after it, for differences; null when it has none that changes.</param>
/// <param name="More">What else there is to say.</param>
internal sealed record ActBody(string By, string? From, JsonObject? State, JsonObject More)
{
    /// <remarks>A damaged body is a <c>MessagePackSerializationException</c>.</remarks>
    public static ActBody Of(Entry entry)
    {
        if (DeskCodec.AlertOf(entry) is { } alert)
            return OfAlert(alert);
        if (DraftKinds.IsDraft(entry.Kind))
            return OfDraft(DeskCodec.Decode<DraftAct>(entry));
        return entry.Kind switch
        {
            PushKinds.Ordered => OfOrder(PushCodec.Decode<PushOrder>(entry)),
            PushKinds.Stopped => OfStop(PushCodec.Decode<PushStop>(entry)),
            PushKinds.Started or PushKinds.Ended => new ActBody("", From: null, State: null, SumsOf(PushCodec.Decode<PushReport>(entry).Counts)),
            _ => new ActBody("", From: null, State: null, []),
        };
    }

    /// <summary>What became of a send's devices, in a few numbers.</summary>
    public static JsonObject SumsOf(SendCounts counts)
    {
        var (matched, reached, unknown) = (counts[Outcomes.Matched], counts[Outcomes.Accepted], counts[Outcomes.Unknown]);
        return new JsonObject { ["matched"] = matched, ["reached"] = reached, ["unknown"] = unknown, ["notReached"] = Math.Max(0, matched - reached - unknown) };
    }

    private static ActBody OfAlert(AlertAct act)
    {
        var state = JsonSerializer.SerializeToNode(act.Fact, WireJson.Options)?.AsObject() ?? [];
        state["topics"] = new JsonArray([.. act.Topics.Select(topic => JsonValue.Create(topic))]);
        return new ActBody(act.By, act.From, state, []);
    }

    private static ActBody OfDraft(DraftAct act)
    {
        var state = JsonNode.Parse(act.Content) as JsonObject ?? [];
        state["state"] = act.State;
        var more = new JsonObject { ["code"] = act.Code };
        if ((act.Done.Reason ?? act.Rejected?.Reason) is { } reason)
            more["reason"] = reason;
        if (act.Cause is { } cause)
            more["cause"] = cause;
        if (act.Submission is not { } submission)
            return new ActBody(act.Done.By, act.Done.From, state, more);
        more["approvalsNeeded"] = submission.ApprovalsNeeded;
        more["approvals"] = submission.Approvals.Count;
        more["undo"] = submission.Undo;
        if (submission.Typed.Count > 0)
            more["typed"] = new JsonArray([.. submission.Typed.Select(kind => JsonValue.Create(kind))]);
        if (submission.IsGlassBroken)
            more["brokenGlass"] = submission.Asked.Reason ?? "";
        return new ActBody(act.Done.By, act.Done.From, state, more);
    }

    private static ActBody OfOrder(PushOrder order)
    {
        var more = new JsonObject { ["send"] = PhoneNames.Of(order.Kind), ["confirmed"] = order.Confirmed };
        if (order.OverrideReason is { } reason)
            more["overrideReason"] = reason;
        return new ActBody(order.By, From: null, State: null, more);
    }

    private static ActBody OfStop(PushStop stop)
    {
        var more = new JsonObject();
        if (stop.Reason is { } reason)
            more["reason"] = reason;
        return new ActBody(stop.By, From: null, State: null, more);
    }
}
