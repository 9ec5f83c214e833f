using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Desk.Held;
using LiveHub.Server.People;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Repair;
using LiveHub.Server.Sessions;
using MessagePack;

namespace LiveHub.Server.Audit;

/// <summary>The acts of the desk as JSON with names. What is not known here is shown with the numbers of its fields.</summary>
internal static class ReadableAct
{
    /// <summary>By what a kind begins with.</summary>
    private static readonly (string Prefix, Func<Entry, JsonNode?> Read)[] Known =
    [
        ("key.", KeyWithoutHash),
        ("alert.", Read<AlertAct>),
        ("draft.", Read<DraftAct>),
        ("held.", Read<HeldAct>),
        ("log.repaired", Read<RepairAct>),
        ("person.", Read<PersonAct>),
        ("people.", Read<PersonAct>),
        (DeskKinds.AlertRulesSet, Read<AlertRulesAct>),
        ("session.", Read<SessionAct>),
        (PushKinds.Ordered, Push<PushOrder>),
        (PushKinds.Stopped, Push<PushStop>),
        (PushKinds.Started, Push<PushReport>),
        (PushKinds.Progressed, Push<PushReport>),
        (PushKinds.Ended, Push<PushReport>),
    ];

    /// <summary>Null when the body cannot be read.</summary>
    public static JsonObject? Of(Entry entry)
    {
        try
        {
            foreach (var (prefix, read) in Known)
            {
                if (entry.Kind.StartsWith(prefix, StringComparison.Ordinal))
                    return read(entry) as JsonObject;
            }
            return JsonNode.Parse(MessagePackSerializer.ConvertToJson(entry.Body)) is { } fields ? new JsonObject { ["fields"] = fields } : null;
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Read<TAct>(Entry entry) where TAct : class => JsonSerializer.SerializeToNode(DeskCodec.Decode<TAct>(entry), WireJson.Options);

    private static JsonNode? Push<TAct>(Entry entry) where TAct : class => JsonSerializer.SerializeToNode(PushCodec.Decode<TAct>(entry), WireJson.Options);

    private static JsonNode? KeyWithoutHash(Entry entry)
    {
        var act = Read<KeyAct>(entry) as JsonObject;
        act?.Remove("hash");
        return act;
    }
}
