using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Server.Keys;
using LiveHub.Server.Phones;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Status;

/// <summary><c>GET /api/v1/status</c>: how the whole of it is, in one look.</summary>
internal static class StatusEndpoint
{
    public static void MapStatus(this RouteGroupBuilder api) => api.MapGet("/status", GetAsync)
        .RequireAuthorization(Permissions.Write).WithMetadata(new NeededPermission(Permissions.Write));

    /// <remarks>A store that is away is what somebody who looks here wants to know, so it is no fault of this answer.</remarks>
    private static async Task<Answer> GetAsync(
        StatusNodes nodes, StoreStatus store, PushChannel push, IOptions<StatusOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        var asking = store.AskAsync(cancellationToken);
        var all = await nodes.ReadAsync(cancellationToken);
        var (took, trouble) = await asking;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var body = new JsonObject
        {
            ["now"] = now,
            ["mode"] = options.Value.Mode ?? StatusOptions.Production,
            ["version"] = StatusBoard.Version,
            ["store"] = StoreOf(store.Kind, took, trouble),
            ["readers"] = all.Sum(node => node.Readers ?? 0),
            ["nodes"] = new JsonArray([.. all.Select(NodeOf)]),
            ["push"] = PushOf(push, all),
        };
        if (push.Sender is not null)
            body["canary"] = CanaryOf(all, now);
        return new Answer(body);
    }

    private static JsonObject StoreOf(string kind, double? took, LogUnavailableReason? trouble)
    {
        var body = new JsonObject { ["kind"] = kind, ["ok"] = trouble is null };
        if (took is { } milliseconds)
            body["latencyMs"] = Math.Round(milliseconds, 2);
        if (trouble is { } reason)
            body["fault"] = Problem.Unavailable(reason).Code;
        return body;
    }

    private static JsonObject NodeOf(NodeStatus node)
    {
        var body = new JsonObject { ["name"] = node.Name, ["draining"] = node.IsDraining };
        if (node.Note is { } note)
        {
            body["since"] = note.Since;
            body["version"] = note.Version;
        }
        if (node.Readers is { } readers)
            body["readers"] = readers;
        return body;
    }

    /// <summary>A fault that every node has keeps alerts from phones; one that some have does not.</summary>
    private static JsonObject PushOf(PushChannel push, IReadOnlyList<NodeStatus> nodes)
    {
        var body = new JsonObject { ["configured"] = push.Sender is not null };
        if (push.Sender is null)
            return body;
        var faults = nodes.Where(node => node.Note?.PushFault is not null).Select(node => node.Note?.PushFault).ToList();
        if (faults.Count > 0)
            body[faults.Count == nodes.Count ? "fault" : "warning"] = faults[0];
        else if (nodes.Select(node => node.Note?.PushWarning).FirstOrDefault(warning => warning is not null) is { } warning)
            body["warning"] = warning;
        return body;
    }

    private static JsonObject CanaryOf(IReadOnlyList<NodeStatus> nodes, long now)
    {
        var fault = nodes.Select(node => node.Note?.CanaryFault).FirstOrDefault(fault => fault is not null);
        var at = nodes.Max(node => node.Note?.CanaryAt);
        var body = new JsonObject { ["ok"] = fault is null && at is not null };
        if (at is { } passed)
        {
            body["at"] = passed;
            body["ageSeconds"] = Math.Max(0, now - passed) / 1000;
        }
        if (fault is not null)
            body["fault"] = fault;
        return body;
    }
}
