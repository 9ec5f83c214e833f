using System.Text.Json.Nodes;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.Publishing;

namespace LiveHub.Server.Repair;

/// <summary><c>GET /api/v1/repairs</c>: what a store lost and what came of it, newest first.</summary>
internal static class RepairEndpoints
{
    public static void MapRepairs(this RouteGroupBuilder api) =>
        api.MapGroup("/repairs").RequireAuthorization(Permissions.Admin).WithMetadata(new NeededPermission(Permissions.Admin)).MapGet("", List);

    private static Answer List(DeskState desk) =>
        new(new JsonObject { ["repairs"] = new JsonArray([.. desk.Repairs().Select(ResourceOf)]) });

    private static JsonObject ResourceOf(RepairAct act) => new()
    {
        ["log"] = act.Log,
        ["from"] = act.From,
        ["to"] = act.To,
        ["node"] = act.Node,
        ["at"] = act.At,
        ["restored"] = act.Restored,
        ["lostCount"] = act.LostCount,
        ["lost"] = new JsonArray([.. act.Lost.Select(entry => new JsonObject
        {
            ["subject"] = entry.Subject,
            ["revision"] = entry.Revision,
            ["kind"] = entry.Kind,
            ["time"] = entry.Time,
            ["headline"] = entry.Headline,
        })]),
    };
}
